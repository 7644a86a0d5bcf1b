package dev.podium.orchestrator.engine.outlook;

/** Why one slot does not serve, by what a reader most needs to know: the first kind hides the later ones. */
record Situation(Kind kind, String reason, String message) {
    /** From what needs somebody to act to what only needs time. */
    enum Kind {
        UNPLACED,
        FAILING,
        UNREACHABLE,
        NOT_READY,
        STARTING,
        WAITS_FOR_UPDATE,
        FINISHED
    }
}
