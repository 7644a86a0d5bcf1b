/**
 * The wizard that deploys an app or changes one, step by step, with the API's own dry run as its review.
 */
@NullMarked
package dev.podium.portal.deploy;

import org.jspecify.annotations.NullMarked;
