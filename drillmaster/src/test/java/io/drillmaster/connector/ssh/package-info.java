/** Tests of logging in and running commands, against a server inside the test. */
@NullMarked
package io.drillmaster.connector.ssh;

import org.jspecify.annotations.NullMarked;
