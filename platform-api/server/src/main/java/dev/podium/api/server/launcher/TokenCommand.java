package dev.podium.api.server.launcher;

import com.fasterxml.uuid.Generators;
import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.api.server.security.AccessTokens;
import dev.podium.api.server.security.SecurityBeans;
import dev.podium.api.server.security.SigningKeys;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Prints an access token, signed with the key under the server's home: whoever may read that file has that authority anyway. */
@Command(name = "token", description = "Prints a short-lived access token, for scripts on this machine.")
final class TokenCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(
            names = "--user",
            defaultValue = "admin",
            description = "Whose token; the user must exist (default: ${DEFAULT-VALUE}).")
    String user = "admin";

    @Option(
            names = "--ttl",
            defaultValue = "5m",
            converter = Notation.class,
            description = "How long it is good for, at most 1h (default: 5m).")
    Duration ttl = Duration.ofMinutes(5);

    /** The same notation as everywhere else. */
    static final class Notation implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationNotation.parse(text, Duration.ofSeconds(1), LONGEST);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    TokenCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        ServerSettings settings = ServerSettings.from(environment);
        Path keys = SecurityBeans.keyFile(settings.secrets());
        if (!Files.isReadable(keys)) {
            throw new ServerSettings.InvalidException(
                    List.of(
                            keys
                                    + " cannot be read: start the server once, so that it makes its keys, and run this as the same user"));
        }
        AccessTokens tokens = new AccessTokens(SigningKeys.in(keys), settings.issuer(), InstantSource.system());
        out.println(tokens.issue(
                user, Optional.empty(), Generators.timeBasedEpochGenerator().generate(), ttl));
        return 0;
    }
}
