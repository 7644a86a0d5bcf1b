/**
 * The audit trail as it travels.
 */
@NullMarked
package dev.podium.api.contract.audit;

import org.jspecify.annotations.NullMarked;
