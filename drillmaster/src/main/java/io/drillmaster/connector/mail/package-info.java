/** Sends mail to people by name, and looks whether it is taken and whether it arrived. */
@NullMarked
package io.drillmaster.connector.mail;

import org.jspecify.annotations.NullMarked;
