@NullMarked
package dev.podium.api.contract.job;

import org.jspecify.annotations.NullMarked;
