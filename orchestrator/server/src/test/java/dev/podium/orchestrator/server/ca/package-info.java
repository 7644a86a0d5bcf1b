/** Tests of the certificate authority. */
@NullMarked
package dev.podium.orchestrator.server.ca;

import org.jspecify.annotations.NullMarked;
