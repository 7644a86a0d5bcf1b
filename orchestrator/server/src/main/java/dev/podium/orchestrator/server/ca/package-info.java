/**
 * The cluster's certificate authority: its key and certificate on disk, the short-lived certificates it gives to nodes and to
 * the gateway, and what it accepts as a node's identity.
 *
 * <p>Only the server that runs the gateway writes its files; nobody else ever sees its key.
 */
@NullMarked
package dev.podium.orchestrator.server.ca;

import org.jspecify.annotations.NullMarked;
