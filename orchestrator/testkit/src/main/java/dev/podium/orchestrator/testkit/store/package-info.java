/** What every cluster store must do, as tests each of them passes, and what such tests need. */
@NullMarked
package dev.podium.orchestrator.testkit.store;

import org.jspecify.annotations.NullMarked;
