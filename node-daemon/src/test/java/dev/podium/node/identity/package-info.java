@NullMarked
package dev.podium.node.identity;

import org.jspecify.annotations.NullMarked;
