/** Who may do what, case by case. */
@NullMarked
package dev.podium.tenants.access;

import org.jspecify.annotations.NullMarked;
