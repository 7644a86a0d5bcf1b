/**
 * What a snapshot means at one moment: which nodes are reachable, which tasks of a slot are wanted, leaving or over.
 *
 * <p>Derived for each plan and thrown away with it; nobody writes it.
 */
@NullMarked
package dev.podium.orchestrator.engine.view;

import org.jspecify.annotations.NullMarked;
