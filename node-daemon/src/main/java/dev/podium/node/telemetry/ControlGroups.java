package dev.podium.node.telemetry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the control group files of a process, for both versions of the kernel's control groups and machines that mix them.
 *
 * <p>Where things are mounted does not change while a machine runs, so that is read once.
 */
final class ControlGroups {
    private static final String UNIFIED = "";
    private static final List<String> MEASURED = List.of("memory", "cpuacct", "pids");

    private final Path proc;
    private final Map<String, Mount> mounts;

    ControlGroups(Path proc) {
        this.proc = proc;
        this.mounts = mounts(Machine.lines(proc.resolve("self/mountinfo")));
    }

    /** The files that measure the control group of this process; empty when it is gone. */
    Optional<TaskGroup> of(long pid) {
        Map<String, Path> directories = new HashMap<>();
        for (String line : Machine.lines(proc.resolve(Long.toString(pid)).resolve("cgroup"))) {
            String[] parts = line.split(":", 3);
            for (String controller : parts[1].split(",", -1)) {
                directory(controller, parts[2]).ifPresent(path -> directories.put(controller, path));
            }
        }
        Path unified = directories.get(UNIFIED);
        if (directories.keySet().containsAll(MEASURED)) {
            return Optional.of(TaskGroup.version1(
                    directory(directories, "cpuacct"),
                    directory(directories, "memory"),
                    directory(directories, "pids")));
        }
        return Optional.ofNullable(unified).map(TaskGroup::version2);
    }

    private static Path directory(Map<String, Path> directories, String controller) {
        return Objects.requireNonNull(directories.get(controller));
    }

    private Optional<Path> directory(String controller, String group) {
        @Nullable Mount mount = mounts.get(controller);
        if (mount == null || !group.startsWith(mount.root())) {
            return Optional.empty();
        }
        String below =
                group.substring(mount.root().equals("/") ? 0 : mount.root().length());
        return Optional.of(Path.of(mount.point() + below));
    }

    /** Lines of {@code mountinfo}: {@code id parent device root point options … - type source superOptions}. */
    private static Map<String, Mount> mounts(List<String> lines) {
        Map<String, Mount> mounts = new HashMap<>();
        for (String line : lines) {
            int dash = line.indexOf(" - ");
            String[] before = line.substring(0, Math.max(dash, 0)).split(" ");
            String[] after = line.substring(dash + 3).split(" ");
            if (dash < 0 || before.length < 5 || after.length < 3) {
                continue;
            }
            Mount mount = new Mount(before[3], before[4]);
            if (after[0].equals("cgroup2")) {
                mounts.put(UNIFIED, mount);
            } else if (after[0].equals("cgroup")) {
                for (String option : after[2].split(",")) {
                    mounts.put(option, mount);
                }
            }
        }
        return mounts;
    }

    private record Mount(String root, String point) {}
}
