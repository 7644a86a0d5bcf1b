@NullMarked
package dev.podium.node.network;

import org.jspecify.annotations.NullMarked;
