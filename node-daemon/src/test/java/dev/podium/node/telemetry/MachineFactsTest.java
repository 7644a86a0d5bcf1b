package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.EngineInfo;
import dev.podium.node.engine.ImageView;
import dev.podium.node.router.Router;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MachineFactsTest {
    private static final NodeName NODE = new NodeName("node-a");
    private static final Offer OFFER = Offer.parse("2xA10:24Gi", Map.of("fpga", 2L));
    private static final FactsSettings SETTINGS =
            new FactsSettings(NODE, "0.1.0", "127.0.0.1", Map.of("zone", "a"), OFFER, Duration.ofMinutes(5));
    private static final long GIBI = 1L << 30;

    private final Engine engine = new Engine();
    private final QuietRouter router = new QuietRouter();

    @Test
    void aNodeSaysWhatItIsAndWhatItHas() {
        try (MachineFacts source = start()) {
            NodeFacts facts = source.facts();

            assertThat(facts.name()).isEqualTo(NODE);
            assertThat(facts.os()).isEqualTo("linux");
            assertThat(facts.arch()).isEqualTo("amd64");
            assertThat(facts.engineUp()).isTrue();
            assertThat(facts.engineVersion()).isEqualTo("20.10.24");
            assertThat(facts.router()).isEqualTo("127.0.0.1:8000");
            assertThat(facts.capacity().cpu()).hasToString("3800m");
            assertThat(facts.capacity().pids()).isGreaterThan(1_000);
            assertThat(facts.gpus()).extracting(Gpu::model).containsExactly("A10", "A10");
            assertThat(facts.capacity().generic()).containsExactly(Map.entry("fpga", 2L));
            assertThat(facts.images())
                    .containsExactly(new NodeFacts.LocalImage("sha256:1", List.of("shop/web:1", "shop/web@sha256:9")));
        }
    }

    @Test
    void anEngineThatGoesAwayIsToldAndWhatItSaidLastStays() throws InterruptedException {
        try (MachineFacts source = start()) {
            LinkedBlockingQueue<NodeFacts> told = new LinkedBlockingQueue<>();
            source.onChange(told::add);

            engine.up = false;
            source.refresh();

            NodeFacts facts = told.poll(10, TimeUnit.SECONDS);
            assertThat(facts).isNotNull();
            assertThat(facts.engineUp()).isFalse();
            assertThat(facts.engineVersion()).isEqualTo("20.10.24");
            assertThat(facts.warnings().getFirst()).startsWith("the container engine does not answer");
        }
    }

    @Test
    void aRouterThatCannotServeIsAmongTheWarnings() {
        router.problem = "port 8000 is taken by nginx (process 12)";
        try (MachineFacts source = start()) {
            assertThat(source.facts().warnings()).contains("port 8000 is taken by nginx (process 12)");
        }
    }

    private MachineFacts start() {
        return MachineFacts.start(SETTINGS, engine, Machine.here(), router);
    }

    private static final class Engine implements MachineFacts.EngineView {
        private volatile boolean up = true;

        @Override
        public EngineInfo info() {
            if (!up) {
                throw new EngineException(EngineException.Kind.UNAVAILABLE, "no such socket");
            }
            return new EngineInfo("20.10.24", "linux", "x86_64", 4, 8 * GIBI, "/var/lib/docker", List.of());
        }

        @Override
        public List<ImageView> images() {
            return List.of(new ImageView("sha256:1", List.of("shop/web:1"), List.of("shop/web@sha256:9")));
        }
    }

    private static final class QuietRouter implements Router {
        private volatile String problem = "";

        @Override
        public void apply(RoutingTable table) {}

        @Override
        public void localHealth(Map<TaskId, Boolean> readyNow) {}

        @Override
        public RouterAck ack() {
            return new RouterAck(NODE, 0, Set.of());
        }

        @Override
        public void onAck(Consumer<RouterAck> listener) {}

        @Override
        public String address() {
            return "127.0.0.1:8000";
        }

        @Override
        public String problem() {
            return problem;
        }

        @Override
        public void close() {}
    }
}
