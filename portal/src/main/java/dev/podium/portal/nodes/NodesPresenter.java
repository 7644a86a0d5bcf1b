package dev.podium.portal.nodes;

import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.node.JoinTokenRequest;
import dev.podium.api.contract.node.Node;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.platform.Platform.Availability;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides what the page of machines shows and carries out what operators want of them. */
@Prototype
final class NodesPresenter {
    private final PortalSession session;

    NodesPresenter(PortalSession session) {
        this.session = session;
    }

    LiveList<Node> nodes() {
        return session.live().nodes();
    }

    boolean mayRead() {
        return session.access().anywhere(Access.NODES_READ);
    }

    boolean mayWrite() {
        return session.access().onPlatform(Access.NODES_WRITE);
    }

    boolean mayJoin() {
        return session.access().onPlatform(Access.JOIN_TOKENS_WRITE);
    }

    List<NodeRow> rows(List<Node> nodes) {
        return nodes.stream()
                .map(NodeRow::of)
                .sorted(Comparator.comparing(NodeRow::name))
                .toList();
    }

    Node setAvailability(String node, Availability availability) {
        return session.platform().setAvailability(node, availability);
    }

    /** @param labels lines or blanks separate {@code key=value} pairs */
    JoinToken join(String ttl, int uses, String labels) {
        return session.platform().createJoinToken(new JoinTokenRequest(ttl, uses, parse(labels)));
    }

    static Map<String, String> parse(String labels) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String pair : labels.strip().split("[\\s,]+")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                parsed.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return parsed;
    }
}
