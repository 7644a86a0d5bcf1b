package dev.podium.orchestrator.model.constraint;

import java.util.Optional;

/** What is known of one node. */
@FunctionalInterface
public interface Attributes {
    /** Empty when the node does not have it: a label nobody gave it, a pool it is not in. */
    Optional<String> value(Attribute attribute);
}
