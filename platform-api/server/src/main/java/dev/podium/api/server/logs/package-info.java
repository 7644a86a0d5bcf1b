/**
 * What instances wrote: the logs of an app's tasks, read from their nodes through {@link
 * dev.podium.api.server.logs.TaskLogSource} and put into one stream by time. Keeps nothing.
 */
@NullMarked
package dev.podium.api.server.logs;

import org.jspecify.annotations.NullMarked;
