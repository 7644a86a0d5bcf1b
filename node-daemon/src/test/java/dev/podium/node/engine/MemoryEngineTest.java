package dev.podium.node.engine;

import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The contract on the engine in memory. */
class MemoryEngineTest extends ContainerEngineContract {
    private static final String IMAGE = "memory/busybox:1";

    @Override
    ContainerEngine open() {
        MemoryEngine engine = new MemoryEngine(InstantSource.system(), MemoryEngineTest::program);
        engine.store().add(IMAGE);
        return engine;
    }

    private static MemoryProgram program(ContainerPlan plan) {
        String last = plan.entrypoint().getLast();
        return switch (last) {
            case "true" -> ends(0);
            case "exit 3" -> ends(3);
            case "/no/such/program" ->
                new MemoryProgram(List.of(), List.of(), Optional.empty(), Optional.of("no such file: " + last));
            default -> new MemoryProgram(List.of("out"), List.of("err"), Optional.empty(), Optional.empty());
        };
    }

    private static MemoryProgram ends(int code) {
        return new MemoryProgram(List.of(), List.of(), Optional.of(code), Optional.empty());
    }

    @Override
    String image() {
        return IMAGE;
    }
}
