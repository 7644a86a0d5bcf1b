/**
 * Who is signed in: the tokens, kept on the server in the web session, and what the user may do.
 */
@NullMarked
package dev.podium.portal.session;

import org.jspecify.annotations.NullMarked;
