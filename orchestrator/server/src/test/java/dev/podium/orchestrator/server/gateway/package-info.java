/** Tests of the node gateway: played nodes over real mutual TLS on loopback. */
@NullMarked
package dev.podium.orchestrator.server.gateway;

import org.jspecify.annotations.NullMarked;
