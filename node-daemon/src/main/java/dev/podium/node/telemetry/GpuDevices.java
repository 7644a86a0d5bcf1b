package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's NVIDIA GPUs, as its kernel driver shows them: a device file {@code /dev/nvidia<n>} for each, and its model below
 * {@code /proc/driver/nvidia/gpus}. How much memory they have the driver tells only through its own library; it counts as unknown.
 */
public final class GpuDevices {
    private static final Logger LOG = LoggerFactory.getLogger(GpuDevices.class);
    private static final Pattern DEVICE = Pattern.compile("nvidia(\\d{1,3})");
    private static final Pattern LINE = Pattern.compile("([^:]+):\\s*(.*)");

    private final Path devices;
    private final Path driver;

    GpuDevices(Path devices, Path driver) {
        this.devices = devices;
        this.driver = driver;
    }

    public static GpuDevices here() {
        return new GpuDevices(Path.of("/dev"), Path.of("/proc/driver/nvidia/gpus"));
    }

    /** In the order of their indexes; none where there is no driver. */
    public List<Gpu> list() {
        Map<Integer, String> models = models();
        List<Gpu> gpus = new ArrayList<>();
        for (Path file : children(devices)) {
            Matcher matcher = DEVICE.matcher(String.valueOf(file.getFileName()));
            if (matcher.matches()) {
                int index = Integer.parseInt(matcher.group(1));
                gpus.add(new Gpu(index, models.getOrDefault(index, ""), Bytes.ZERO));
            }
        }
        gpus.sort(Comparator.comparingInt(Gpu::index));
        return List.copyOf(gpus);
    }

    public Set<Integer> indexes() {
        return list().stream().map(Gpu::index).collect(Collectors.toUnmodifiableSet());
    }

    /** By the number of the device file. */
    private Map<Integer, String> models() {
        Map<Integer, String> models = new HashMap<>();
        for (Path gpu : children(driver)) {
            Map<String, String> said = new HashMap<>();
            for (String line : Machine.lines(gpu.resolve("information"))) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    said.put(matcher.group(1).strip(), matcher.group(2).strip());
                }
            }
            String minor = said.getOrDefault("Device Minor", "");
            if (minor.matches("\\d{1,3}")) {
                models.put(
                        Integer.parseInt(minor), said.getOrDefault("Model", "").replaceFirst("^NVIDIA ", ""));
            }
        }
        return models;
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(children::add);
            } catch (IOException e) {
                LOG.warn("{} cannot be listed, GPUs in it are not offered: {}", directory, e.toString());
            }
        }
        return children;
    }
}
