package dev.podium.api.server.nodes;

/** How nodes find the cluster and recognise it. Answered by the orchestrator. */
public interface ClusterDoor {
    /** SHA-256 of the certificate authority's certificate, in hexadecimal digits. */
    String caDigest();

    /** Host and port of the node gateway. */
    String gatewayAddress();
}
