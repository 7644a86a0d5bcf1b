package dev.podium.orchestrator.testkit.scenario;

/** Where stories begin: {@code given().nodes(3).app("web").replicas(5).when().nodeDies("n1").then()…}. */
public final class Scenario {
    private Scenario() {}

    /** A new, empty cluster. */
    public static Given given() {
        return new Given(new SimulatedCluster());
    }
}
