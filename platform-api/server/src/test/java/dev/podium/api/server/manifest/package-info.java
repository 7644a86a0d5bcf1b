/** Documents right and wrong, and what is made of them. */
@NullMarked
package dev.podium.api.server.manifest;

import org.jspecify.annotations.NullMarked;
