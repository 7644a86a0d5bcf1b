@NullMarked
package dev.podium.api.server.audit;

import org.jspecify.annotations.NullMarked;
