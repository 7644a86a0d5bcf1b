package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import java.util.List;

/** All kinds of disturbance, and the choice among them. */
public final class Disturbances {
    private static final List<Disturbance> ALL = List.of(
            new DaemonKilled(),
            new PowerLost(),
            new DiskLost(),
            new NodeLeaves(),
            new NodeIsolated(),
            new NodeParted(),
            new LinkCut(),
            new NodeSlow(),
            new NodeStandsStill(),
            new NodeClockSet(),
            new RouterStuck(),
            new CapacityChanged(),
            new EngineAway(),
            new TaskExits(),
            new TaskUnready(),
            new ServerCrashes(),
            new ServerStandsStill(),
            new ServerCutOff(),
            new StoreAway(),
            new AnswersLost(),
            new NewsLate(),
            new HistoryLost(),
            new ServerClockSet(),
            new StoreLost(),
            new AppScaled(),
            new AppUpdated(),
            new AppRestarted(),
            new AppPolicyChanged(),
            new AppResized(),
            new AppReplaced(),
            new AppDeleted(),
            new NodeIntended());
    private static final int WEIGHT = ALL.stream().mapToInt(Disturbance::weight).sum();

    private Disturbances() {}

    public static List<Disturbance> all() {
        return ALL;
    }

    public static Disturbance any(Chance chance) {
        int left = chance.between(1, WEIGHT);
        for (Disturbance disturbance : ALL) {
            left -= disturbance.weight();
            if (left <= 0) {
                return disturbance;
            }
        }
        throw new IllegalStateException("the weights add up to " + WEIGHT);
    }
}
