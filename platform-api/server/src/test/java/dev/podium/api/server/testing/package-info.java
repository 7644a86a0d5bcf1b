/**
 * What tests of the API stand on: a running server on each database, and a plain HTTP client that shows answers as they are.
 */
@NullMarked
package dev.podium.api.server.testing;

import org.jspecify.annotations.NullMarked;
