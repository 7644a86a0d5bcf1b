/**
 * Podium used as its users use it: started by its command, driven in a browser and over its API, on a real Docker Engine and HAProxy.
 *
 * <p>One Podium, with a home, ports, node name and namespaces of its own, serves all classes; it is stopped and purged at the end.
 */
@NullMarked
package dev.podium.e2e;

import org.jspecify.annotations.NullMarked;
