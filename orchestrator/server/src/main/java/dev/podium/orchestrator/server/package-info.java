/**
 * The orchestrator as one thing to start and to ask: leadership, the control loop, the node gateway and the certificate authority,
 * put together. What the platform's launcher needs of it and nothing more.
 */
@NullMarked
package dev.podium.orchestrator.server;

import org.jspecify.annotations.NullMarked;
