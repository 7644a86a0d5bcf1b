/**
 * Apps as they travel: the manifest, its status, plans, scaling and logs.
 */
@NullMarked
package dev.podium.api.contract.app;

import org.jspecify.annotations.NullMarked;
