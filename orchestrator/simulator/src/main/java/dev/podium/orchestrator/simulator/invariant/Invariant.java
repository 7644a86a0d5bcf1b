package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.simulator.BrokenInvariant;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;

/** Something that must hold whatever happens. Each implements what it has to see; all of it is called between two events. */
public interface Invariant {
    /** A sentence, such as "no node is over-committed". */
    String name();

    default void decided(Decision decision, World world) {}

    /** A server found nothing to do. */
    default void idle(Decision decision, World world) {}

    /** Something in the store is different; {@code world.truth()} has it already, as it has all else of the same commit. */
    default void changed(MirrorChange change, World world) {}

    /** @param author who commits the change to {@code key} */
    default void written(String key, String author, World world) {}

    /** A daemon starts the container of a task. */
    default void starting(Machine machine, Task task, World world) {}

    /** A daemon begins to stop a task as the server told it to. */
    default void stopping(Machine machine, Task task, World world) {}

    /** The store lost everything: what was read from it before no longer counts. */
    default void storeLost() {}

    /** Says that it does not hold. */
    default BrokenInvariant broken(String words) {
        return new BrokenInvariant(name(), words);
    }
}
