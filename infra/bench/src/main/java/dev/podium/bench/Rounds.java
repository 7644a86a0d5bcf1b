package dev.podium.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Several things measured in turn, so that a busy machine troubles all alike: A B C A B C … after one round that does not count.
 *
 * @param all of each thing, in the order in which the things were given
 */
public record Rounds(List<Figures> all) {
    private static final long SHORTEST_NANOS = 500_000_000;

    public Rounds {
        all = List.copyOf(all);
    }

    public static Rounds measure(int count, DoubleSupplier... things) {
        List<List<Double>> values = new ArrayList<>();
        for (DoubleSupplier thing : things) {
            double _ = thing.getAsDouble();
            values.add(new ArrayList<>());
        }
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < things.length; i++) {
                values.get(i).add(things[i].getAsDouble());
            }
        }
        return new Rounds(values.stream().map(Figures::new).toList());
    }

    /** The figures of the thing given at that position. */
    public Figures of(int thing) {
        return all.get(thing);
    }

    /** One thing by another, round by round. */
    public Figures ratio(int thing, int by) {
        List<Double> above = all.get(thing).values();
        List<Double> below = all.get(by).values();
        return new Figures(IntStream.range(0, above.size())
                .mapToObj(round -> above.get(round) / below.get(round))
                .toList());
    }

    /** How often {@code work}, which does {@code amount} things, does them in a second; repeated until it can be measured. */
    public static double perSecond(int amount, Runnable work) {
        long start = System.nanoTime();
        long done = 0;
        do {
            work.run();
            done += amount;
        } while (System.nanoTime() - start < SHORTEST_NANOS);
        return done * 1e9 / (System.nanoTime() - start);
    }
}
