package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a cluster is to be like some time after the last fault: as wanted, or with an explanation for what is not. */
final class Peace {
    private final World world;

    Peace(World world) {
        this.world = world;
    }

    /** What is still missing. */
    Optional<String> missing() {
        return unconnected()
                .or(this::unexplained)
                .or(this::leftovers)
                .or(this::unserved)
                .or(this::strayContainers);
    }

    private Optional<String> unconnected() {
        return world.machines().stream()
                .filter(machine -> !machine.gone() && !world.truth().connected(machine.name()))
                .map(machine -> "node " + machine.name() + " is not connected, and "
                        + machine.link()
                                .filter(Link::established)
                                .map(_ -> "thinks it is")
                                .orElse("knows it"))
                .findFirst();
    }

    private Optional<String> unexplained() {
        return world.truth().workloads().stream()
                .flatMap(workload -> unexplained(workload).stream())
                .findFirst();
    }

    private Optional<String> unexplained(Workload workload) {
        if (workload.deleted()) {
            return Optional.of(workload.id() + " is deleted and still there");
        }
        Collection<Task> tasks = world.truth().tasksOf(workload.id());
        long serving = tasks.stream().filter(task -> serves(task, workload)).count();
        Optional<Outlook> outlook = world.truth().outlook(workload.id());
        long expected = workload.kind() == Workload.Kind.GLOBAL ? nodesFor(workload) : workload.replicas();
        boolean explained = outlook.filter(o -> !o.message().isBlank() && (o.missing() > 0 || !works(workload)))
                .isPresent();
        if (serving == expected || explained) {
            return Optional.empty();
        }
        return Optional.of(workload.id() + " wants " + expected + " tasks, " + serving + " serve, and nobody says why");
    }

    /** Tasks of an app that never works come and go for ever. */
    private static boolean works(Workload workload) {
        String image = workload.release().container().image().reference();
        return image.equals(Temper.HEALTHY.image()) || image.equals(Temper.LAZY.image());
    }

    private boolean works(TaskId task) {
        return world.truth()
                .task(task)
                .flatMap(known -> world.truth().workload(known.workload()))
                .filter(Peace::works)
                .isPresent();
    }

    private long nodesFor(Workload workload) {
        return world.truth().nodes().stream()
                .filter(node -> workload.release().placement().constraints().isEmpty()
                        || Cluster.FAST.equals(node.labels().get(Cluster.DISK)))
                .map(NodeFacts::name)
                .count();
    }

    private boolean serves(Task task, Workload workload) {
        return task.desired() == DesiredState.RUN
                && task.revision().equals(workload.revision())
                && task.workloadUid().equals(workload.uid())
                && world.truth().ready(task.id());
    }

    /** Tasks that are on their way out must get there. */
    private Optional<String> leftovers() {
        return world.truth().tasks().stream()
                .filter(task -> task.desired() != DesiredState.RUN
                        && works(task.id())
                        && !world.truth().state(task.id()).ended())
                .map(task -> "task " + task.id() + " of " + task.workload() + " is to " + task.desired() + " and is "
                        + world.truth().state(task.id()) + "; node " + task.node() + " says " + heard(task))
                .findFirst();
    }

    private String heard(Task task) {
        return world.machine(task.node())
                .flatMap(machine -> machine.book().stream()
                        .filter(entry -> entry.id().equals(task.id()))
                        .findFirst())
                .map(entry -> "it is to " + entry.task().desired() + " and is " + entry.state())
                .orElse("nothing");
    }

    /** Every router has the latest table. */
    private Optional<String> unserved() {
        long version = world.truth().routing().version();
        return world.machines().stream()
                .filter(machine -> !machine.gone()
                        && machine.facts().routes()
                        && machine.router().applied().version() != version)
                .map(machine -> "the router of " + machine.name() + " has table "
                        + machine.router().applied().version() + " and not " + version)
                .findFirst();
    }

    /** On each node run just the processes of the tasks that are up by the store. */
    private Optional<String> strayContainers() {
        return world.machines().stream()
                .filter(machine -> !machine.gone())
                .flatMap(machine -> strays(machine).stream())
                .findFirst();
    }

    private Optional<String> strays(Machine machine) {
        List<TaskId> running = machine.containers().running().stream()
                .map(Task::id)
                .filter(id -> works(id) || world.truth().task(id).isEmpty())
                .toList();
        List<TaskId> up = world.truth().tasksOn(machine.name()).stream()
                .map(Task::id)
                .filter(task -> works(task) && world.truth().state(task).running())
                .toList();
        return new TreeSet<>(running).equals(new TreeSet<>(up))
                ? Optional.empty()
                : Optional.of("node " + machine.name() + " runs " + running + " and by the store " + up);
    }
}
