/**
 * What this machine is, has and uses: facts that change seldom and usage that changes all the time.
 */
@NullMarked
package dev.podium.node.telemetry;

import org.jspecify.annotations.NullMarked;
