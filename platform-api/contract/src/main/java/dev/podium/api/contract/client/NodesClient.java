package dev.podium.api.contract.client;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.resource.Write;
import java.util.List;
import java.util.function.Consumer;

/** The nodes of one cluster. */
public final class NodesClient {
    private final Transport transport;
    private final String cluster;

    NodesClient(Transport transport, String cluster) {
        this.transport = transport;
        this.cluster = cluster;
    }

    public Page<Node> list(ListOptions options) {
        return new Resources<>(transport, Node.class).list(Call.api("clusters", cluster, "nodes"), options);
    }

    public List<Node> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Watch watch(Consumer<WatchEvent<Node>> listener) {
        return Watching.start(transport, Call.get(Call.api("clusters", cluster, "nodes")), Node.class, listener);
    }

    public Node get(String node) {
        return transport.send(Call.get(path(node)), Node.class);
    }

    public Node put(String node, NodeSpec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(node)).with(options).body(Write.of(spec)), Node.class);
    }

    /** Changes what the spec says and leaves the rest. */
    public Node patch(String node, NodeSpec spec, WriteOptions options) {
        return transport.send(Call.of("PATCH", path(node)).with(options).body(Write.of(spec)), Node.class);
    }

    /** Moves everything away and takes nothing new. */
    public Node drain(String node, WriteOptions options) {
        return transport.send(Call.of("POST", path(node) + ":drain").with(options), Node.class);
    }

    /** Keeps what runs and takes nothing new. */
    public Node cordon(String node, WriteOptions options) {
        return transport.send(Call.of("POST", path(node) + ":cordon").with(options), Node.class);
    }

    public Node activate(String node, WriteOptions options) {
        return transport.send(Call.of("POST", path(node) + ":activate").with(options), Node.class);
    }

    private String path(String node) {
        return Call.api("clusters", cluster, "nodes", node);
    }
}
