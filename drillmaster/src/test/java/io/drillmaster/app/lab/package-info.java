/** The whole product, as processes of its own, on the real lab. */
@NullMarked
package io.drillmaster.app.lab;

import org.jspecify.annotations.NullMarked;
