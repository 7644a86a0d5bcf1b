package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Why a node's GPUs do not do for a task. */
record GpuWords(FreeRoom room, NodeView node, int row, GpuRequest wanted) {
    Optional<Verdict.Fail> refusal() {
        GpuRoom gpus = room.gpus();
        if (gpus.fits(row, wanted)) {
            return Optional.empty();
        }
        long suitable = positions().filter(at -> gpus.does(at, wanted)).count();
        if (suitable < wanted.devices()
                && !node.facts().gpus().isEmpty()
                && !wanted.models().isEmpty()) {
            return Optional.of(new Verdict.Fail(
                    RefusalCode.GPU_MODEL,
                    () -> "has " + models() + ", the task asks for " + asked(),
                    () -> "allow another GPU model than " + String.join(", ", wanted.models()) + ", or add a node with "
                            + asked()));
        }
        return Optional.of(
                new Verdict.Fail(RefusalCode.INSUFFICIENT_GPU, () -> reason(suitable), () -> remedy(suitable)));
    }

    private String reason(long suitable) {
        if (suitable == 0) {
            return "has no GPU, the task asks for " + asked();
        }
        String free = share()
                ? "at most " + GpuRequest.shown(mostFree()) + " free on any of its " + suitable + " GPUs"
                : whole() + " of " + suitable + " GPUs wholly free";
        return "has " + free + ", the task asks for " + asked();
    }

    private String remedy(long suitable) {
        int most = share() ? mostFree() : whole() * GpuRequest.WHOLE;
        String add = "add a node with " + asked() + " free";
        if (suitable == 0) {
            return add;
        }
        return most == 0
                ? "make room on the GPUs of node " + node.name() + ", or " + add
                : "ask for at most " + GpuRequest.shown(most) + " gpu to fit on node " + node.name()
                        + ", make room on it, or " + add;
    }

    private boolean share() {
        return wanted.each() < GpuRequest.WHOLE;
    }

    private int mostFree() {
        return positions()
                .filter(at -> room.gpus().does(at, wanted))
                .map(room.gpus()::free)
                .max()
                .orElse(0);
    }

    private int whole() {
        return room.gpus().fitting(row, wanted);
    }

    private IntStream positions() {
        return IntStream.range(room.gpus().first(row), room.gpus().first(row + 1));
    }

    private String models() {
        List<String> models =
                node.facts().gpus().stream().map(Gpu::model).distinct().sorted().toList();
        return node.facts().gpus().size() + " GPUs of model " + String.join(", ", models);
    }

    private String asked() {
        String models = wanted.models().isEmpty() ? "" : " of model " + String.join(" or ", wanted.models());
        return wanted.amount() + " gpu" + models;
    }
}
