package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.workload.Bytes;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the disk on which the engine keeps its containers tasks may reserve: what is free, but for a reserve of 10 % of the disk,
 * at least 1 and at most 50 GiB.
 *
 * <p>What running tasks have written is no longer free and still reserved by them: it counts twice, which errs on the safe side. The
 * figure moves only when the free room has moved by a sixty-fourth of the disk, so that writing a file is no news to the cluster.
 */
final class DiskRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long GIBI = 1L << 30;
    private static final int STEPS = 64;
    /** Zero would mean that nobody knows, and so that there is no limit. */
    private static final Bytes FULL = Bytes.of(1);

    private Bytes last = Bytes.ZERO;

    /** Zero when the directory is not on this machine or cannot be asked about. */
    Bytes under(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                FileStore disk = Files.getFileStore(directory);
                last = steady(disk.getTotalSpace(), disk.getUsableSpace());
                return last;
            }
        } catch (IOException e) {
            LOG.debug("the disk of {} cannot be asked about", directory, e);
        }
        return Bytes.ZERO;
    }

    private Bytes steady(long total, long usable) {
        Bytes now = reservable(total, usable);
        long moved = Math.abs(now.value() - last.value());
        return last.value() > 0 && moved < total / STEPS ? last : now;
    }

    static Bytes reservable(long total, long usable) {
        long left = usable - Math.clamp(total / 10, GIBI, 50 * GIBI);
        return left <= 0 ? FULL : Bytes.of(left);
    }
}
