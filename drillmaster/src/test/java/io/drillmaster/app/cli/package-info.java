@NullMarked
package io.drillmaster.app.cli;

import org.jspecify.annotations.NullMarked;
