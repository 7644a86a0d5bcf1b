@NullMarked
package dev.podium.node.agent;

import org.jspecify.annotations.NullMarked;
