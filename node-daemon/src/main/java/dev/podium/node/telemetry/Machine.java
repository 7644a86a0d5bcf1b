package dev.podium.node.telemetry;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine as its kernel shows it. What cannot be read counts as zero or missing. */
final class Machine {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final long USUAL_PIDS = 32_768;
    private static final List<Path> PROGRAM_DIRECTORIES = Stream.of(
                    "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/sbin")
            .map(Path::of)
            .toList();

    private final Path proc;

    Machine(Path proc) {
        this.proc = proc;
    }

    static Machine here() {
        return new Machine(Path.of("/proc"));
    }

    /** Most processes at a time. */
    long pids() {
        return Math.min(
                number(proc.resolve("sys/kernel/pid_max")).orElse(USUAL_PIDS),
                number(proc.resolve("sys/kernel/threads-max")).orElse(USUAL_PIDS));
    }

    /** Memory in bytes. */
    Memory memory() {
        long total = 0;
        long available = 0;
        for (String line : lines(proc.resolve("meminfo"))) {
            if (line.startsWith("MemTotal:")) {
                total = kibibytes(line);
            } else if (line.startsWith("MemAvailable:")) {
                available = kibibytes(line);
                break;
            }
        }
        return new Memory(total, available);
    }

    /** Time all processors together have spent since the machine started, in ticks. */
    Ticks ticks() {
        List<String> lines = lines(proc.resolve("stat"));
        if (lines.isEmpty()) {
            return new Ticks(0, 0);
        }
        String[] columns = lines.getFirst().split(" +");
        long all = 0;
        long idle = 0;
        for (int i = 1; i < Math.min(columns.length, 9); i++) {
            long ticks = Long.parseLong(columns[i]);
            all += ticks;
            idle += i == 4 || i == 5 ? ticks : 0;
        }
        return new Ticks(all, all - idle);
    }

    /** When it was booted, by its own clock; empty when the kernel does not say. */
    Optional<Instant> bootedAt() {
        return lines(proc.resolve("stat")).stream()
                .filter(line -> line.startsWith("btime "))
                .map(line -> Instant.ofEpochSecond(Long.parseLong(line.split(" ")[1])))
                .findFirst();
    }

    boolean root() {
        return lines(proc.resolve("self/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .anyMatch(line -> line.split("\\s+")[2].equals("0"));
    }

    boolean controller(String name) {
        return lines(proc.resolve("cgroups")).stream()
                        .map(line -> line.split("\\s+"))
                        .anyMatch(columns -> columns[0].equals(name) && columns[columns.length - 1].equals("1"))
                || lines(Path.of("/sys/fs/cgroup/cgroup.controllers")).stream()
                        .anyMatch(line -> List.of(line.split(" ")).contains(name));
    }

    boolean program(String name) {
        return PROGRAM_DIRECTORIES.stream().anyMatch(directory -> Files.isExecutable(directory.resolve(name)));
    }

    static String os() {
        return System.getProperty("os.name", "linux").toLowerCase(Locale.ROOT);
    }

    /** One word for each processor family, as images name them. */
    static String arch(String kernelName) {
        return switch (kernelName) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> kernelName;
        };
    }

    static OptionalLong number(Path file) {
        String text = text(file).strip();
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            LOG.debug("{} is no number: {}", file, e.toString());
            return OptionalLong.empty();
        }
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /**
     * A whole file, empty when it cannot be read.
     *
     * <p>Not with {@code Files.readString}: for a file that claims to be empty it begins with a read of one byte, and a kernel
     * setting answers only the first read, so that 32768 would become 3.
     */
    private static String text(Path file) {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = new byte[4096];
            int length = 0;
            for (int read = in.read(bytes); read > 0; read = in.read(bytes, length, bytes.length - length)) {
                length += read;
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 4 * length);
                }
            }
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return "";
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.split("\\s+")[1]) * 1024;
    }

    /** In bytes. */
    record Memory(long total, long available) {}

    /** Of all processors together since the machine started. */
    record Ticks(long all, long busy) {}
}
