/** Looks who holds a virtual address, and has it held by another of its hosts. */
@NullMarked
package io.drillmaster.connector.address;

import org.jspecify.annotations.NullMarked;
