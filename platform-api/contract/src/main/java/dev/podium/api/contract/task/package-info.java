/**
 * Tasks as the API shows them.
 */
@NullMarked
package dev.podium.api.contract.task;

import org.jspecify.annotations.NullMarked;
