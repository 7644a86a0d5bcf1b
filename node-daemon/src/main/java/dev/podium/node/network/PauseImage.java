package dev.podium.node.network;

import dev.podium.node.engine.ContainerEngine;
import java.io.ByteArrayInputStream;

/** The image all sandboxes run, made here from a few bytes so that no registry is needed. */
final class PauseImage {
    static final String REFERENCE = "podium/pause:1";
    static final String PROGRAM = "/pause";

    private final ContainerEngine engine;

    PauseImage(ContainerEngine engine) {
        this.engine = engine;
    }

    /** Makes it unless the engine has it; it may have been pruned since the last time. */
    synchronized void ensure() {
        if (engine.image(REFERENCE).isPresent()) {
            return;
        }
        boolean arm = PauseProgram.isArm(engine.info().arch());
        byte[] program = arm ? PauseProgram.aarch64() : PauseProgram.x8664();
        byte[] archive = ImageArchive.of(REFERENCE, arm ? "arm64" : "amd64", PROGRAM, program);
        engine.loadImage(REFERENCE, new ByteArrayInputStream(archive));
    }
}
