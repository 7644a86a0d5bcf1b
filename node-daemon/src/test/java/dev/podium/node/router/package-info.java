/** The router against a real HAProxy and tiny apps on loopback addresses. */
@NullMarked
package dev.podium.node.router;

import org.jspecify.annotations.NullMarked;
