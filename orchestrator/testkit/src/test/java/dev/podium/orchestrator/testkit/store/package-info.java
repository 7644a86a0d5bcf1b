/** The stores under the contract. */
@NullMarked
package dev.podium.orchestrator.testkit.store;

import org.jspecify.annotations.NullMarked;
