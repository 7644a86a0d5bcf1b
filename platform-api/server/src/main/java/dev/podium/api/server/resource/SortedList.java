package dev.podium.api.server.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A list in an order the caller chose; of items that are equal in it the key decides. */
final class SortedList<T> implements Pages.Source<T> {
    private static final String BETWEEN = "\0";

    private final Pages.Source<T> source;
    private final Function<T, String> order;
    private final Comparator<String> positions;
    private final List<T> items;

    SortedList(List<T> items, Pages.Source<T> source, Sort sort) {
        this.source = source;
        this.order = Optional.ofNullable(source.orders().get(sort.field()))
                .orElseThrow(() -> sort.unknownAmong(source.orders().keySet()));
        this.positions = sort.direct(Comparator.<String>naturalOrder());
        this.items = new ArrayList<>(items);
        this.items.sort(Comparator.comparing(this::key, positions));
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
