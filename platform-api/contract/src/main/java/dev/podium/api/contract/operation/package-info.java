/**
 * Long work that a caller can wait for.
 */
@NullMarked
package dev.podium.api.contract.operation;

import org.jspecify.annotations.NullMarked;
