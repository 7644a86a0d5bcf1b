/**
 * Node daemons played in tests: they enrol at a real gateway, hold real sessions over mutual TLS, and pretend to run what they
 * are assigned.
 */
@NullMarked
package dev.podium.orchestrator.testkit.node;

import org.jspecify.annotations.NullMarked;
