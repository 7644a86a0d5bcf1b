package dev.podium.api.server.resource;

import dev.podium.api.contract.resource.Page;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Cuts lists into pages. */
@Singleton
public final class Pages {
    private final Cursors cursors;

    Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /** A list in the stable order of its keys. */
    public interface Source<T> {
        /** The next {@code count} items whose key is greater than {@code after}; fewer only at the end. */
        List<T> read(Optional<String> after, int count);

        /** Unique within the list. */
        String key(T item);

        /** By what callers may have it sorted instead, as text that sorts as the values do. */
        default Map<String, Function<T, String>> orders() {
            return Map.of();
        }

        /** The same list, which can also be sorted by these. */
        default Source<T> sortedBy(Map<String, Function<T, String>> orders) {
            return new Sortable<>(this, orders);
        }

        static <T> Source<T> of(Reader<T> reader, Function<T, String> key) {
            return new Source<>() {
                @Override
                public List<T> read(Optional<String> after, int count) {
                    return reader.read(after, count);
                }

                @Override
                public String key(T item) {
                    return key.apply(item);
                }
            };
        }
    }

    private record Sortable<T>(Source<T> source, Map<String, Function<T, String>> orders) implements Source<T> {
        @Override
        public List<T> read(Optional<String> after, int count) {
            return source.read(after, count);
        }

        @Override
        public String key(T item) {
            return source.key(item);
        }
    }

    /** {@link Source#read}. */
    @FunctionalInterface
    public interface Reader<T> {
        List<T> read(Optional<String> after, int count);
    }

    /**
     * @param list names the list, so that its cursors are good for no other
     * @param wanted items that are not are left out, and the page filled up with later ones
     */
    public <T> Page<T> page(String list, PageRequest request, Source<T> source, Predicate<T> wanted) {
        return request.sort()
                .map(sort -> cut(list + " by " + sort, request, SortedList.of(source, wanted, sort), _ -> true))
                .orElseGet(() -> cut(list, request, source, wanted));
    }

    private <T> Page<T> cut(String list, PageRequest request, Source<T> source, Predicate<T> wanted) {
        Optional<String> after = request.cursor().map(cursor -> cursors.open(list, cursor));
        List<T> items = new ArrayList<>();
        int count = request.limit() + 1;
        while (true) {
            List<T> chunk = source.read(after, count);
            for (T item : chunk) {
                if (!wanted.test(item)) {
                    continue;
                }
                if (items.size() == request.limit()) {
                    return new Page<>(items, cursors.seal(list, source.key(items.getLast())));
                }
                items.add(item);
            }
            if (chunk.size() < count) {
                return new Page<>(items, null);
            }
            after = Optional.of(source.key(chunk.getLast()));
        }
    }
}
