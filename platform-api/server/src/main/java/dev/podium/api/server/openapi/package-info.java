/**
 * The description of the API for machines and people: the OpenAPI document made from the controllers while compiling, completed with
 * what all operations share, and the page to browse it. Owns nothing.
 */
@NullMarked
package dev.podium.api.server.openapi;

import org.jspecify.annotations.NullMarked;
