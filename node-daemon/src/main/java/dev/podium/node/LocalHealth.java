package dev.podium.node;

import dev.podium.node.agent.Agent;
import dev.podium.node.router.Router;

/** Tells the router at once when a task of this machine becomes ready or stops being so. */
final class LocalHealth {
    private final Agent agent;
    private final Router router;

    LocalHealth(Agent agent, Router router) {
        this.agent = agent;
        this.router = router;
    }

    /** One at a time, each looking anew: so the last one told is the newest. */
    synchronized void tell() {
        router.localHealth(agent.readiness());
    }
}
