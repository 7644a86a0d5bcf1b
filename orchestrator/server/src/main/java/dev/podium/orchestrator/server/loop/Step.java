package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.Transaction.Operation;
import java.util.List;
import java.util.OptionalLong;

/** One write of a plan, and what has to hold for it beside the fence. */
record Step(Operation operation, List<Guard> guards) {
    static Step put(String key, byte[] value) {
        return new Step(new Operation.Put(key, value, OptionalLong.empty()), List.of());
    }

    static Step delete(String key) {
        return new Step(new Operation.Delete(key), List.of());
    }

    Step when(Guard... conditions) {
        return new Step(operation, List.of(conditions));
    }

    String key() {
        return operation.key();
    }
}
