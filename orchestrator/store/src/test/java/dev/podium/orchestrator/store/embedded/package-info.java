/** What only a store with a file can show: that it survives. */
@NullMarked
package dev.podium.orchestrator.store.embedded;

import org.jspecify.annotations.NullMarked;
