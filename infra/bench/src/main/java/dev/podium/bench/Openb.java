package dev.podium.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of the openb trace, a public trace of a cluster with GPUs: comma-separated, with a heading. */
public record Openb(Path directory) {
    private static final Path USUAL = Path.of("../shared/data/openb");
    private static final String NODES = "openb_node_list_gpu_node.csv";

    /** In the directory that was asked for, else in the usual one where it is there. */
    public static Optional<Openb> find(Optional<String> asked) {
        return asked.map(Path::of)
                .or(() -> Optional.of(USUAL).filter(usual -> Files.exists(usual.resolve(NODES))))
                .map(Openb::new);
    }

    /** The columns of each machine: name, thousandths of a core, mebibytes, GPUs, their model. */
    public List<String[]> nodes() {
        return lines(directory.resolve(NODES));
    }

    /** The columns of each pod: name, thousandths of a core, mebibytes, GPUs, thousandths of each, models that will do. */
    public List<String[]> pods(String list) {
        return lines(directory.resolve("openb_pod_list_" + list + ".csv"));
    }

    private static List<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
