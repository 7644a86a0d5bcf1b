package dev.podium.api.contract.client;

import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.node.JoinTokenRequest;
import dev.podium.api.contract.resource.Page;

/** The tokens with which nodes join one cluster. */
public final class JoinTokensClient {
    private final Transport transport;
    private final String path;

    JoinTokensClient(Transport transport, String cluster) {
        this.transport = transport;
        this.path = Call.api("clusters", cluster, "join-tokens");
    }

    public Page<JoinToken> list(ListOptions options) {
        return new Resources<>(transport, JoinToken.class).list(path, options);
    }

    /** Makes a token; its secret is in this answer and never shown again. */
    public JoinToken create(JoinTokenRequest request, WriteOptions options) {
        return transport.send(Call.of("POST", path).with(options).body(request), JoinToken.class);
    }

    public void revoke(String id) {
        transport.send(Call.of("DELETE", path + "/" + id));
    }
}
