/** The rules names obey. */
@NullMarked
package dev.podium.tenants.tenant;

import org.jspecify.annotations.NullMarked;
