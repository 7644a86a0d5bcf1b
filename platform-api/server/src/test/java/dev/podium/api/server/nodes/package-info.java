@NullMarked
package dev.podium.api.server.nodes;

import org.jspecify.annotations.NullMarked;
