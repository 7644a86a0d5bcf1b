/**
 * Users, their grants and the caller's own identity as they travel.
 */
@NullMarked
package dev.podium.api.contract.user;

import org.jspecify.annotations.NullMarked;
