package dev.podium.api.server.settings;

import java.util.UUID;

/** Makes ids (UUIDv7: in the order of their making). */
@FunctionalInterface
public interface Ids {
    UUID next();
}
