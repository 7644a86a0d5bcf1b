package dev.podium.api.server.publish;

/** Something that has a copy in the cluster store. */
record Published(Kind kind, String object) {
    /** What there is to copy. */
    enum Kind {
        /** {@code /workloads/…} and {@code /routes/…} of an app. */
        APP,
        /** {@code /intents/…} of a node. */
        NODE,
        /** {@code /policy} of a cluster. */
        CLUSTER
    }

    static Published of(OutboxRow row) {
        return new Published(Kind.valueOf(row.kind()), row.object());
    }
}
