/**
 * Users and their grants. The only writer of the tables {@code users} and {@code grants}; it knows what passwords hash to and
 * makes the first administrator.
 */
@NullMarked
package dev.podium.api.server.users;

import org.jspecify.annotations.NullMarked;
