/**
 * Nodes and join tokens as they travel.
 */
@NullMarked
package dev.podium.api.contract.node;

import org.jspecify.annotations.NullMarked;
