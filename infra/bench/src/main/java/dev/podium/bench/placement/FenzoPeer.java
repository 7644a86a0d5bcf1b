package dev.podium.bench.placement;

import com.netflix.fenzo.SchedulingResult;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VirtualMachineLease;
import com.netflix.fenzo.plugins.BinPackingFitnessCalculators;
import dev.podium.bench.placement.Trace.Shape;
import java.util.ArrayList;
import java.util.List;

/** Fenzo placing the same tasks on the same machines, every machine scored (a fitness of 1 is good enough, nothing less). */
final class FenzoPeer {
    private FenzoPeer() {}

    /** Tasks placed in a second. */
    static double placementsPerSecond(List<Shape> machines, List<Shape> tasks) {
        TaskScheduler scheduler = new TaskScheduler.Builder()
                .withFitnessCalculator(BinPackingFitnessCalculators.cpuMemBinPacker)
                .withFitnessGoodEnoughFunction(fitness -> fitness >= 1.0)
                .withLeaseOfferExpirySecs(3600)
                .withLeaseRejectAction(lease -> {})
                .disableShortfallEvaluation()
                .build();
        try {
            List<VirtualMachineLease> leases = new ArrayList<>();
            for (int i = 0; i < machines.size(); i++) {
                leases.add(new FenzoLease("node-" + i, machines.get(i)));
            }
            List<FenzoTask> requests = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                requests.add(new FenzoTask("task-" + i, tasks.get(i)));
            }
            // The machines are made known first: placing is what is measured.
            scheduler.scheduleOnce(List.of(), leases);
            long start = System.nanoTime();
            SchedulingResult result = scheduler.scheduleOnce(requests, List.of());
            double seconds = (System.nanoTime() - start) / 1e9;
            return placed(result) / seconds;
        } finally {
            scheduler.shutdown();
        }
    }

    private static int placed(SchedulingResult result) {
        int placed = result.getResultMap().values().stream()
                .mapToInt(assignment -> assignment.getTasksAssigned().size())
                .sum();
        if (placed == 0) {
            throw new IllegalStateException("Fenzo placed nothing: this run compares nothing");
        }
        return placed;
    }
}
