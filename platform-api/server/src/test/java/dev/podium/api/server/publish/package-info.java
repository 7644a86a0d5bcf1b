/** Intent on its way to the cluster store, also when the store is away. */
@NullMarked
package dev.podium.api.server.publish;

import org.jspecify.annotations.NullMarked;
