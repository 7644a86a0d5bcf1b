package dev.podium.api.server.launcher;

import java.io.PrintStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The server process. Exit codes: 0 for well done, 1 for a failure, 2 for settings or arguments that make no sense. */
public final class PodiumServer {
    private static final Logger log = LoggerFactory.getLogger(PodiumServer.class);

    private PodiumServer() {}

    public static void main(String[] arguments) {
        int code = run(System.getenv(), System.out, System.err, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** What went wrong, from the outside in, without repetition. */
    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : ": ").append(message);
            }
        }
        return words.toString();
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new ServerCommand(environment))
                .addSubcommand("token", new TokenCommand(environment, out))
                .addSubcommand("rebuild-store", new RebuildStoreCommand(environment, out))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    if (failure instanceof ServerSettings.InvalidException) {
                        err.println("podium-server: " + failure.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    log.error("The server could not start or had to stop", failure);
                    err.println("podium-server: " + words(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
