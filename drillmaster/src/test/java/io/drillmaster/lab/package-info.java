/** The real lab, for the tests that need hosts. */
@NullMarked
package io.drillmaster.lab;

import org.jspecify.annotations.NullMarked;
