/**
 * Who this node is: its key, its certificate and the one certificate authority it trusts. Got with a join token, renewed at
 * half-life, kept in one file that only its owner may read.
 */
@NullMarked
package dev.podium.node.identity;

import org.jspecify.annotations.NullMarked;
