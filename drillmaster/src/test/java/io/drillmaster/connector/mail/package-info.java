/** Tests of sending and finding mail. */
@NullMarked
package io.drillmaster.connector.mail;

import org.jspecify.annotations.NullMarked;
