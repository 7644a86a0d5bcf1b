package dev.podium.node.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image made from the machine's static busybox: commands are {@code /bin/busybox <applet> …}. */
public final class BusyboxImage {
    public static final String REFERENCE = "pdm-agent/busybox:1";
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private BusyboxImage() {}

    /** Makes it unless it is there; returns its id. */
    public static String ensure(ContainerEngine engine) throws Exception {
        if (engine.image(REFERENCE).isEmpty()) {
            load();
        }
        return engine.image(REFERENCE).orElseThrow().id();
    }

    private static void load() throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("busybox");
        for (String directory : new String[] {"bin", "srv", "tmp"}) {
            Files.createDirectory(root.resolve(directory));
        }
        Files.copy(BUSYBOX, root.resolve("bin/busybox"));
        String command = "tar -C " + root + " -c . | docker import - " + REFERENCE;
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (shell.waitFor() != 0) {
            throw new IOException("no test image: " + command);
        }
    }
}
