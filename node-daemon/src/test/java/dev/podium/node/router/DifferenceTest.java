package dev.podium.node.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.router.Observed.Mode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final HostPort HERE = new HostPort("10.0.0.1", 80);
    private static final HostPort THERE = new HostPort("10.0.0.2", 80);

    @Test
    void whatIsAsItShouldBeIsLeftAlone() {
        Difference difference = Difference.between(
                observed(Map.of("web.test/", "ns:web:80"), Map.of("a", server(HERE, Mode.ADMITTED, 3))),
                blueprint(Map.of("web.test/", "ns:web:80"), Map.of("a", new Blueprint.Server(HERE, true))));

        assertThat(difference.required()).isEmpty();
        assertThat(difference.tidying()).isEmpty();
        assertThat(difference.reload()).isFalse();
    }

    @Test
    void gainsComeBeforeLossesAndARetiringServerIsDrainedFirst() {
        Difference difference = Difference.between(
                observed(Map.of("old.test/", "ns:web:80"), Map.of("a", server(HERE, Mode.ADMITTED, 0))),
                blueprint(Map.of("new.test/", "ns:web:80"), Map.of("b", new Blueprint.Server(THERE, true))));

        assertThat(difference.required())
                .containsExactly(
                        "add server ns:web:80/b 10.0.0.2:80 " + HaproxyConfig.SERVER_OPTIONS,
                        "enable server ns:web:80/b",
                        "add map routes.map new.test/ ns:web:80",
                        "del map routes.map old.test/",
                        "set server ns:web:80/a state drain");
        assertThat(difference.tidying()).isEmpty();
    }

    @Test
    void aDrainedServerIsRemovedOnlyWithoutConnections() {
        var wanted = blueprint(Map.of(), Map.of());

        assertThat(Difference.between(observed(Map.of(), Map.of("a", server(HERE, Mode.DRAINING, 1))), wanted)
                        .tidying())
                .isEmpty();
        assertThat(Difference.between(observed(Map.of(), Map.of("a", server(HERE, Mode.DRAINING, 0))), wanted)
                        .tidying())
                .containsExactly("set server ns:web:80/a state maint", "del server ns:web:80/a");
        assertThat(Difference.between(observed(Map.of(), Map.of("a", server(HERE, Mode.MAINTENANCE, 0))), wanted)
                        .tidying())
                .containsExactly("del server ns:web:80/a");
    }

    @Test
    void aServerThatComesBackOrMovesIsChangedInPlace() {
        Difference difference = Difference.between(
                observed(Map.of(), Map.of("a", server(HERE, Mode.DRAINING, 1))),
                blueprint(Map.of(), Map.of("a", new Blueprint.Server(THERE, true))));

        assertThat(difference.required())
                .containsExactly("set server ns:web:80/a addr 10.0.0.2 port 80", "set server ns:web:80/a state ready");
    }

    @Test
    void aTaskThatIsNotReadyIsKeptInMaintenance() {
        var notReady = blueprint(Map.of(), Map.of("a", new Blueprint.Server(HERE, false)));

        assertThat(Difference.between(observed(Map.of(), Map.of("a", server(HERE, Mode.ADMITTED, 1))), notReady)
                        .required())
                .containsExactly("set server ns:web:80/a state maint");
        assertThat(Difference.between(observed(Map.of(), Map.of()), notReady).required())
                .containsExactly("add server ns:web:80/a 10.0.0.1:80 " + HaproxyConfig.SERVER_OPTIONS);
    }

    @Test
    void onlyABackendThatIsNotThereTakesAReload() {
        Observed nothing = new Observed(new TreeMap<>(), new TreeMap<>());

        assertThat(Difference.between(nothing, blueprint(Map.of(), Map.of())).reload())
                .isTrue();
        assertThat(Difference.between(observed(Map.of(), Map.of()), Blueprint.EMPTY)
                        .reload())
                .isFalse();
    }

    private static Observed.Server server(HostPort at, Mode mode, int connections) {
        return new Observed.Server(at, mode, connections);
    }

    private static Observed observed(Map<String, String> routes, Map<String, Observed.Server> servers) {
        SortedMap<String, SortedMap<String, Observed.Server>> backends = new TreeMap<>();
        backends.put("ns:web:80", new TreeMap<>(servers));
        return new Observed(new TreeMap<>(routes), backends);
    }

    private static Blueprint blueprint(Map<String, String> routes, Map<String, Blueprint.Server> servers) {
        SortedMap<String, SortedMap<String, Blueprint.Server>> backends = new TreeMap<>();
        backends.put("ns:web:80", new TreeMap<>(servers));
        return new Blueprint(new TreeMap<>(routes), backends);
    }
}
