/**
 * The typed, blocking client of the public API: signing in and staying signed in, every operation, watches that resume, and problems
 * as exceptions.
 *
 * <p>It knows HTTP and JSON so that its users (portal, command line, tests) need not. It holds no state but the tokens of one caller.
 */
@NullMarked
package dev.podium.api.contract.client;

import org.jspecify.annotations.NullMarked;
