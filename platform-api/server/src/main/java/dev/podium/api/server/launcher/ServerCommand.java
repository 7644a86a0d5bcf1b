package dev.podium.api.server.launcher;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
        name = "podium-server",
        mixinStandardHelpOptions = true,
        description = "The Podium server: the API and the orchestrator. Settings come from the environment (PODIUM_…).")
final class ServerCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServerCommand.class);

    private final Map<String, String> environment;

    @Option(
            names = "--roles",
            defaultValue = "api,orchestrator",
            description = "What this process does (default: ${DEFAULT-VALUE}).")
    String roles = "api,orchestrator";

    @Option(
            names = "--rehearse",
            description = "Starts on free ports in a temporary directory, goes through the main paths once, and ends.")
    boolean rehearse;

    ServerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (rehearse) {
            return Rehearsal.run();
        }
        Set<ServerRole> wanted = ServerRole.parse(roles);
        ServerSettings settings = ServerSettings.from(environment);
        ServerProcess process = ServerProcess.start(settings, wanted);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            log.info("Stopping");
                            process.close();
                            ended.countDown();
                        },
                        "podium-stop"));
        log.info("Ready: {}", process);
        ended.await();
        return 0;
    }
}
