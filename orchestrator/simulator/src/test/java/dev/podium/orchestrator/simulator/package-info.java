@NullMarked
package dev.podium.orchestrator.simulator;

import org.jspecify.annotations.NullMarked;
