package dev.podium.api.server.apps;

import io.micronaut.data.annotation.MappedEntity;

/** Who has a host and path. */
@MappedEntity("routes")
record RouteRow(String host, String path, String namespace, String app) {}
