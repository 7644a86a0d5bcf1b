@NullMarked
package dev.podium.orchestrator.model.cluster;

import org.jspecify.annotations.NullMarked;
