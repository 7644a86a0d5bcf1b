@NullMarked
package dev.podium.orchestrator.model.constraint;

import org.jspecify.annotations.NullMarked;
