/** Jobs, which run until they are done, and crons, which make them. Values only; nobody writes them but the server. */
@NullMarked
package dev.podium.api.contract.job;

import org.jspecify.annotations.NullMarked;
