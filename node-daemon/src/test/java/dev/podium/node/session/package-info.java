@NullMarked
package dev.podium.node.session;

import org.jspecify.annotations.NullMarked;
