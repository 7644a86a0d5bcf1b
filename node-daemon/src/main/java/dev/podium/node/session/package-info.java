/**
 * The conversation with the server: one session at a time, opened anew for ever. Up go statuses, facts, heartbeats; down come
 * assignments, routing tables and requests for tunnels. Every session begins with everything, so nothing is lost for good.
 */
@NullMarked
package dev.podium.node.session;

import org.jspecify.annotations.NullMarked;
