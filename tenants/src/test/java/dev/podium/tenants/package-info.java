/** Holds all of the module to its purity. */
@NullMarked
package dev.podium.tenants;

import org.jspecify.annotations.NullMarked;
