package dev.podium.orchestrator.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.engine.schedule.NodeScorer.Bonus;
import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.engine.schedule.TargetTasks.Shape;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Placement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caches, columns and heaps choose what somebody would who works out everything anew for every node and every task. */
class EveryNodeIsScoredTest {
    private static final int NODES = 9;
    private static final int TASKS = 60;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "SPREAD, 1", "SPREAD, 2", "SPREAD, 3", "SPREAD, 4", "SPREAD, 5", "SPREAD, 6", "SPREAD, 7", "SPREAD, 8",
        "PACK, 1", "PACK, 2", "PACK, 3", "PACK, 4", "PACK, 5", "PACK, 6", "PACK, 7", "PACK, 8"
    })
    void the_choice_is_that_of_looking_at_everything_each_time(Strategy strategy, long seed) {
        Random random = new Random(seed);
        ClusterView cluster = RandomCluster.of(random, NODES);
        FreeRoom room = new FreeRoom(cluster);
        List<Need> few = RandomCluster.needs(random, 6);
        TargetTasks target = target(few);
        RoomScorer scorer = RoomScorer.of(strategy, room, () -> target);
        Naive naive = new Naive(room, strategy, target);
        Map<Need, Scores> scores = new HashMap<>();
        int[] tasks = new int[NODES];
        Preference preference = preference();
        BitSet all = new BitSet();
        all.set(0, NODES);
        int placed = 0;
        for (int i = 0; i < TASKS; i++) {
            Need need = few.get(random.nextInt(few.size()));
            Candidates candidates = new Candidates(all, tasks.clone(), preference, SpreadTreeTest.nobody(cluster));
            Scores fit = scores.computeIfAbsent(need, one -> new Scores(room, scorer, one));
            Optional<Place> expected = naive.best(need, candidates);
            Place found = random.nextBoolean()
                    ? candidates.best(fit)
                    : candidates.tree(room, fit, Placement.ANYWHERE).place();
            assertThat(found).as("task %s, %s", i, need).isEqualTo(expected.orElse(Place.NOWHERE));
            if (found.row() >= 0) {
                placed++;
                tasks[found.row()]++;
            }
        }
        assertThat(placed).isGreaterThan(10);
    }

    /** The first node is shunned; every second one has the image. */
    private static Preference preference() {
        BitSet shunned = new BitSet();
        shunned.set(0);
        BitSet image = new BitSet();
        IntStream.range(0, NODES).filter(row -> row % 2 == 1).forEach(image::set);
        return new Preference(shunned, List.of(new Bonus(image, ImageLocality.WORTH)));
    }

    private static TargetTasks target(List<Need> needs) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            Need need = needs.get(i);
            if (!need.gpu().none()) {
                long memory = need.amount().memory().value();
                shapes.add(new Shape(need.amount().cpu().millis(), memory, need.gpu(), i + 1));
            }
        }
        return new TargetTasks(shapes);
    }

    /** The same preferences, as plainly as they can be written down. */
    private record Naive(FreeRoom room, Strategy strategy, TargetTasks target) {
        Optional<Place> best(Need need, Candidates candidates) {
            Comparator<Integer> order = Comparator.comparing(
                    (Integer row) -> candidates.preference().of(row) < 0);
            if (strategy == Strategy.SPREAD) {
                order = order.thenComparingInt(row -> candidates.tasks()[row]);
            }
            return IntStream.range(0, room.size())
                    .boxed()
                    .filter(row -> room.fits(row, need))
                    .min(order.thenComparing(Comparator.<Integer>comparingLong(
                                    row -> candidates.preference().of(row) + score(row, need))
                            .reversed()))
                    .map(row -> new Place(row, devices(row, need)));
        }

        private long score(int row, Need need) {
            long left = MostRoomLeft.left(room, row, need);
            if (strategy == Strategy.SPREAD) {
                return left;
            }
            if (!room.gpus().any()) {
                return RoomScorer.WHOLE - left;
            }
            List<Gpu> gpus = room.node(row).facts().gpus();
            List<Integer> now = free(row, need, List.of());
            List<Integer> then = free(row, need, devices(row, need));
            long fuller = gpus.isEmpty()
                    ? RoomScorer.WHOLE - left
                    : RoomScorer.WHOLE - RoomScorer.WHOLE * sum(then) / (gpus.size() * 1000L);
            long grown = fragments(row, need, then) - fragmentsNow(row, now);
            return fuller / 1000 - grown * 1000 / Math.max(1, 2 * weight());
        }

        private long weight() {
            return target.shapes().stream().mapToLong(Shape::count).sum();
        }

        private List<Integer> devices(int row, Need need) {
            GpuRequest wanted = need.gpu();
            List<Gpu> gpus = room.node(row).facts().gpus();
            List<Integer> fitting = IntStream.range(0, gpus.size())
                    .filter(i -> room.gpus().takes(room.gpus().first(row) + i, wanted))
                    .mapToObj(i -> gpus.get(i).index())
                    .toList();
            if (wanted.each() == 0 || wanted.each() == GpuRequest.WHOLE) {
                return fitting.subList(0, wanted.devices());
            }
            Comparator<Integer> fullest =
                    Comparator.comparingInt(index -> free(row, need, List.of()).get(position(gpus, index)));
            Comparator<Integer> order = strategy == Strategy.SPREAD
                    ? fullest
                    : Comparator.<Integer>comparingLong(index -> fragments(row, need, free(row, need, List.of(index))))
                            .thenComparing(fullest);
            return List.of(fitting.stream().min(order).orElseThrow());
        }

        private static int position(List<Gpu> gpus, int index) {
            return gpus.stream().map(Gpu::index).toList().indexOf(index);
        }

        /** What is left of each GPU of the node once the task has these. */
        private List<Integer> free(int row, Need need, List<Integer> devices) {
            NodeView node = room.node(row);
            List<Integer> free = new ArrayList<>();
            for (int i = 0; i < node.facts().gpus().size(); i++) {
                int taken = devices.contains(node.facts().gpus().get(i).index())
                        ? need.gpu().each()
                        : 0;
                free.add(room.gpus().free(room.gpus().first(row) + i) - taken);
            }
            return free;
        }

        private long fragments(int row, Need need, List<Integer> free) {
            return fragments(
                    row,
                    room.cpu(row) - need.amount().cpu().millis(),
                    room.memory(row) - need.amount().memory().value(),
                    free);
        }

        private long fragmentsNow(int row, List<Integer> free) {
            return fragments(row, room.cpu(row), room.memory(row), free);
        }

        private long fragments(int row, long cpu, long memory, List<Integer> free) {
            long sum = 0;
            for (Shape shape : target.shapes()) {
                GpuRequest gpu = shape.gpu();
                List<Integer> useful = IntStream.range(0, free.size())
                        .filter(i -> gpu.models().isEmpty()
                                || gpu.models()
                                        .contains(room.node(row)
                                                .facts()
                                                .gpus()
                                                .get(i)
                                                .model()))
                        .mapToObj(free::get)
                        .filter(left -> left >= gpu.each())
                        .toList();
                boolean fits = useful.size() >= gpu.devices() && cpu >= shape.cpu() && memory >= shape.memory();
                double fed = Math.min(
                        (double) cpu * ((double) gpu.millis() / shape.cpu()),
                        (double) memory * ((double) gpu.millis() / shape.memory()));
                long used = fits ? sum(useful) : 0;
                sum += shape.count()
                        * (sum(free) - used + sum(free) - (fits ? (long) Math.min((double) used, fed) : 0));
            }
            return sum;
        }

        private static long sum(List<Integer> amounts) {
            return amounts.stream().mapToLong(Integer::longValue).sum();
        }
    }
}
