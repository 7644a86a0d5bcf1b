@NullMarked
package dev.podium.node.engine;

import org.jspecify.annotations.NullMarked;
