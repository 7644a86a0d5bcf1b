package dev.podium.api.server.launcher;

import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import dev.podium.orchestrator.store.rebuild.RebuildOrder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Empties the cluster store and orders it to be filled again by the servers that start next. */
@Command(
        name = "rebuild-store",
        description =
                "While no server runs: empties the cluster store. The next server to start fills it again from SQL and from what"
                        + " nodes report; no container is restarted.")
final class RebuildStoreCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(
            names = "--wait",
            defaultValue = "2m",
            converter = Notation.class,
            description = "How long to wait for nodes that do not come back, before what they ran is replaced (default:"
                    + " ${DEFAULT-VALUE}).")
    Duration wait = RebuildOrder.DEFAULT_PATIENCE;

    static final class Notation implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationNotation.parse(text, Duration.ZERO, LONGEST);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    RebuildStoreCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        ServerSettings settings = ServerSettings.from(environment);
        InstantSource clock = InstantSource.system();
        Set<NodeName> nodes = KnownNodes.of(settings.database());
        try (ClusterStore store = settings.store().open(clock)) {
            requireNobodyLeads(store);
            Rebuild.begin(store, new RebuildOrder(clock.instant(), nodes, wait));
        }
        out.println("The cluster store is empty. Start the servers: they fill it from the database and from "
                + nodes.size() + " nodes, and wait up to " + wait.toSeconds() + " s for those that do not come back.");
        return 0;
    }

    private static void requireNobodyLeads(ClusterStore store) {
        Optional<Entry> leader = store.get(StoreKeys.LEADER);
        if (leader.isPresent()) {
            throw new ServerSettings.InvalidException(List.of("server "
                    + new String(leader.get().value(), StandardCharsets.UTF_8)
                    + " is leading: expected no server to run. Stop all of them, and run this again (a server that was killed leads"
                    + " for some seconds more)"));
        }
    }
}
