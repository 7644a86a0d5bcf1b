/**
 * What all resources of the API share: metadata, pages, conditions and error answers.
 */
@NullMarked
package dev.podium.api.contract.resource;

import org.jspecify.annotations.NullMarked;
