package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A list in an order the caller chose; of items that are equal in it the key decides. */
final class SortedList<T> implements Pages.Source<T> {
    private static final int CHUNK = 500;
    private static final String BETWEEN = "\0";

    private final Pages.Source<T> source;
    private final Function<T, String> order;
    private final Comparator<String> positions;
    private final List<T> items;

    private SortedList(Pages.Source<T> source, Function<T, String> order, Sort sort, List<T> items) {
        this.source = source;
        this.order = order;
        this.positions = sort.direct(Comparator.<String>naturalOrder());
        this.items = items;
        items.sort(Comparator.comparing(this::key, positions));
    }

    /**
     * Sorting looks at the whole list.
     *
     * @throws ApiProblem 400 {@code query_invalid} when the list has no such order; then nothing is read
     */
    static <T> SortedList<T> of(Pages.Source<T> source, Predicate<T> wanted, Sort sort) {
        Function<T, String> order = Optional.ofNullable(source.orders().get(sort.field()))
                .orElseThrow(() -> sort.unknownAmong(source.orders().keySet()));
        return new SortedList<>(source, order, sort, all(source, wanted));
    }

    private static <T> List<T> all(Pages.Source<T> source, Predicate<T> wanted) {
        List<T> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        while (true) {
            List<T> chunk = source.read(after, CHUNK);
            chunk.stream().filter(wanted).forEach(all::add);
            if (chunk.size() < CHUNK) {
                return all;
            }
            after = Optional.of(source.key(chunk.getLast()));
        }
    }

    @Override
    public List<T> read(Optional<String> after, int count) {
        return items.stream()
                .filter(item -> after.isEmpty() || positions.compare(key(item), after.get()) > 0)
                .limit(count)
                .toList();
    }

    @Override
    public String key(T item) {
        return order.apply(item) + BETWEEN + source.key(item);
    }
}
