/** What the processes answer over HTTP, and how they ask each other. */
@NullMarked
package io.drillmaster.trading.web;

import org.jspecify.annotations.NullMarked;
