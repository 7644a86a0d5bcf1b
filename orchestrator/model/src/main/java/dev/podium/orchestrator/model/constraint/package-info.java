/**
 * The language in which people say which nodes they mean: {@code node.labels.disk == ssd && node.attributes.cpu >= 4}.
 *
 * <p>Text becomes a tree once, when it is read; deciding walks the tree. A tree prints as the text that reads as the same tree.
 */
@NullMarked
package dev.podium.orchestrator.model.constraint;

import org.jspecify.annotations.NullMarked;
