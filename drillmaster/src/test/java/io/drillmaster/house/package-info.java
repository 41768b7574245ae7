/** The rules of the house, each a test that is shown to bite. */
@NullMarked
package io.drillmaster.house;

import org.jspecify.annotations.NullMarked;
