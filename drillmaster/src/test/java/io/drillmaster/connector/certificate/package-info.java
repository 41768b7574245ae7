/** Tests of looking at certificates. */
@NullMarked
package io.drillmaster.connector.certificate;

import org.jspecify.annotations.NullMarked;
