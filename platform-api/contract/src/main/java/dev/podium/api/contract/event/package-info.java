/**
 * What happened, for people: events of a namespace or of a node.
 */
@NullMarked
package dev.podium.api.contract.event;

import org.jspecify.annotations.NullMarked;
