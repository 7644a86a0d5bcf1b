/**
 * How the portal is served: an embedded Jetty, Vaadin started by hand inside the bean context, readiness and response headers.
 */
@NullMarked
package dev.podium.portal.web;

import org.jspecify.annotations.NullMarked;
