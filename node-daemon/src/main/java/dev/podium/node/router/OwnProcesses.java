package dev.podium.node.router;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the HAProxy processes that were started with our configuration file, whoever started them and whatever became of their
 * pid file. The dead that nobody has reaped yet do not count.
 */
final class OwnProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(OwnProcesses.class);

    private final Path proc;
    private final Path config;

    OwnProcesses(Path config) {
        this.proc = Path.of("/proc");
        this.config = config;
    }

    /** Process ids of masters and workers, old ones included. */
    List<Long> all() {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path directory : directories) {
                long pid = Long.parseLong(directory.getFileName().toString());
                if (ours(pid)) {
                    found.add(pid);
                }
            }
        } catch (IOException e) {
            throw new RouterException("the processes of this machine cannot be listed: " + e.getMessage(), e);
        }
        return found;
    }

    /** Those that are not the child of another one. */
    List<Long> masters() {
        List<Long> all = all();
        return all.stream().filter(pid -> !all.contains(parent(pid))).toList();
    }

    /** Whether this process is alive and one of ours. Cheap: reads one small file. */
    boolean ours(long pid) {
        // A dead process that was not reaped has an empty command line.
        return read(pid, "cmdline").contains("\0-f\0" + config + "\0");
    }

    private long parent(long pid) {
        String stat = read(pid, "stat");
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return afterName.length > 1 ? Long.parseLong(afterName[1]) : 0;
    }

    private String read(long pid, String name) {
        try {
            return Files.readString(proc.resolve(Long.toString(pid)).resolve(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            LOG.trace("process {} is gone or not to be seen: {}", pid, e.toString());
            return "";
        }
    }
}
