/** Values that check and print themselves. */
@NullMarked
package dev.podium.orchestrator.model.workload;

import org.jspecify.annotations.NullMarked;
