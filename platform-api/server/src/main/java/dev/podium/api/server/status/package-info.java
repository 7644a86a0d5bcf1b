/**
 * How apps, instances and nodes fare: the observed cluster put into the words of the API.
 *
 * <p>Pure: a snapshot and what was declared go in, a status comes out. Nobody writes here.
 */
@NullMarked
package dev.podium.api.server.status;

import org.jspecify.annotations.NullMarked;
