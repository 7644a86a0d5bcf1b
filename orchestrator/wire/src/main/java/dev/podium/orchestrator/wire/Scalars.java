package dev.podium.orchestrator.wire;

import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.wire.v1.WorkloadKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The small things every message contains. */
final class Scalars {
    private Scalars() {}

    static WorkloadKey encode(WorkloadId id) {
        return WorkloadKey.newBuilder()
                .setNamespace(id.namespace().value())
                .setName(id.name())
                .build();
    }

    static WorkloadId decode(WorkloadKey key) {
        return WorkloadId.of(key.getNamespace(), key.getName());
    }

    static dev.podium.orchestrator.wire.v1.Amount encode(Amount amount) {
        return dev.podium.orchestrator.wire.v1.Amount.newBuilder()
                .setCpu(amount.cpu().millis())
                .setMemory(amount.memory().value())
                .setPids(amount.pids())
                .setDisk(amount.disk().value())
                .putAllGeneric(amount.generic())
                .build();
    }

    static Amount decode(dev.podium.orchestrator.wire.v1.Amount amount) {
        return new Amount(
                Cpu.ofMillis(amount.getCpu()),
                Bytes.of(amount.getMemory()),
                amount.getPids(),
                Bytes.of(amount.getDisk()),
                new TreeMap<>(amount.getGenericMap()));
    }

    /** Proto3 strings cannot be absent: the empty one means "not said". */
    static Optional<String> decode(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Sorted, so that equal maps encode to equal bytes. */
    static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    static IllegalArgumentException unknown(String what, Enum<?> value) {
        return new IllegalArgumentException(what + " " + value
                + " is not known to this version: expected one of the values it was built with; upgrade this process");
    }
}
