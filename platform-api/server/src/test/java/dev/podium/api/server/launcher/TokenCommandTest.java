package dev.podium.api.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.Credentials;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whoeverMayReadTheKeysGetsATokenTheServerAccepts() {
        RunningApi api = TestDatabase.H2.api();
        Path home = api.home().resolveSibling("");
        assertThat(run(home, "token", "--user", "admin", "--ttl", "1m")).isZero();
        String token = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(api.anonymous().as(Credentials.token(token)).me().user()).isEqualTo("admin");
    }

    @Test
    void withoutKeysItSaysWhatToDo(@TempDir Path empty) {
        assertThat(run(empty, "token")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("token-keys.json cannot be read: start the server once");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aTokenThatLastsForeverIsNotToBeHad(@TempDir Path home) {
        assertThat(run(home, "token", "--ttl", "90d")).isEqualTo(2);
    }

    private int run(Path home, String... arguments) {
        return PodiumServer.run(
                Map.of("PODIUM_HOME", home.toString(), "PODIUM_API_PORT", "0"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
