package dev.podium.node.engine;

import org.junit.jupiter.api.AfterAll;

/** The contract on the machine's real Docker Engine. */
class DockerEngineTest extends ContainerEngineContract {
    private static final DockerEngine ENGINE = DockerEngine.at("unix:///var/run/docker.sock");

    @Override
    ContainerEngine open() throws Exception {
        BusyboxImage.ensure(ENGINE);
        return ENGINE;
    }

    @Override
    String image() {
        return BusyboxImage.REFERENCE;
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }
}
