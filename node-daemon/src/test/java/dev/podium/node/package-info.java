/** What tests of the daemon share. */
@NullMarked
package dev.podium.node;

import org.jspecify.annotations.NullMarked;
