/** Tests of the client against a real HTTP server that answers what each story needs. */
@NullMarked
package dev.podium.api.contract.client;

import org.jspecify.annotations.NullMarked;
