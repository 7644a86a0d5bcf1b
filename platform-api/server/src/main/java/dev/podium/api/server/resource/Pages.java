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
    private static final int CHUNK = 500;

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
        if (request.sort().isPresent()) {
            return page(
                    list + " by " + request.sort().get(),
                    request,
                    new SortedList<>(all(source, wanted), source, request.sort().get()));
        }
        return page(list, request, source, wanted, request.limit() + 1);
    }

    private <T> Page<T> page(String list, PageRequest request, SortedList<T> sorted) {
        return page(list, request, sorted, _ -> true, request.limit() + 1);
    }

    /** Sorting looks at the whole list. */
    private static <T> List<T> all(Source<T> source, Predicate<T> wanted) {
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

    private <T> Page<T> page(String list, PageRequest request, Source<T> source, Predicate<T> wanted, int count) {
        Optional<String> after = request.cursor().map(cursor -> cursors.open(list, cursor));
        List<T> items = new ArrayList<>();
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
