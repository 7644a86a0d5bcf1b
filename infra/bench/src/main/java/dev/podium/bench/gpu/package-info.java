/** Q1: how much of a cluster's GPUs is given away when as much has been asked for as there is. */
@NullMarked
package dev.podium.bench.gpu;

import org.jspecify.annotations.NullMarked;
