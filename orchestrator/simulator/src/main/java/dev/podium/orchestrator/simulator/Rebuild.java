package dev.podium.orchestrator.simulator;

import dev.podium.node.agent.TaskBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import java.util.Optional;

/**
 * Makes the store again: what is wanted comes from its source, tasks and facts from the nodes. In the simulation this takes no time
 * and reaches every node that has power; the real command waits for their reports.
 */
record Rebuild(World world) {
    void run() {
        world.wanted().publishAll();
        for (Machine machine : world.machines()) {
            if (machine.gone()) {
                continue;
            }
            put(
                    StoreKeys.facts(machine.name()),
                    NodeCodec.encode(machine.facts()).toByteArray());
            for (TaskBook.Entry entry : machine.daemon().up() ? machine.book() : machine.remembered()) {
                restore(entry);
            }
        }
    }

    private void restore(TaskBook.Entry entry) {
        Task task = entry.task();
        Optional<String> inherited = entry.status().succeeds().map(Object::toString);
        if (inherited.isEmpty()) {
            put(StoreKeys.task(task), TaskCodec.encode(task).toByteArray());
        }
        put(
                StoreKeys.status(task.node(), task.id()),
                TaskCodec.encode(entry.status()).toByteArray());
    }

    private void put(String key, byte[] value) {
        world.store().commit(World.REBUILD, Transaction.put(key, value));
    }
}
