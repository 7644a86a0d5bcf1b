package dev.podium.orchestrator.model.cluster;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of which a changed copy shares all that did not change, so that following a large cluster costs what changes and
 * not what there is.
 *
 * <p>Algorithm: a hash trie with 32 branches a level and small buckets as leaves (P. Bagwell, "Ideal Hash Trees", 2001). A change copies
 * the path to its bucket. The order of iteration depends on the keys' hashes only; keys numbered in a row, as names of nodes
 * often are, are scattered first.
 */
public final class SharedMap<K, V> extends AbstractMap<K, V> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int DEEPEST = 30;
    private static final int BUCKET = 8;
    private static final SharedMap<?, ?> EMPTY = new SharedMap<>(null, 0);

    private final @Nullable Node<K, V> root;
    private final int size;

    private SharedMap(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked")
    public static <K, V> SharedMap<K, V> empty() {
        return (SharedMap<K, V>) EMPTY;
    }

    /** The same map where it is one of these, else a copy of it. */
    @SuppressWarnings("unchecked")
    public static <K, V> SharedMap<K, V> copyOf(Map<? extends K, ? extends V> map) {
        if (map instanceof SharedMap<?, ?> shared) {
            return (SharedMap<K, V>) shared;
        }
        SharedMap<K, V> copy = empty();
        for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
            copy = copy.with(entry.getKey(), entry.getValue());
        }
        return copy;
    }

    /** With that value for the key, in place of any other. */
    public SharedMap<K, V> with(K key, V value) {
        Item<K, V> item = new Item<>(spread(key), Objects.requireNonNull(key), Objects.requireNonNull(value));
        if (root == null) {
            return new SharedMap<>(Bucket.of(item), 1);
        }
        return new SharedMap<>(root.with(item, 0), containsKey(key) ? size : size + 1);
    }

    /** Without the key; the same map when it has no such key. */
    public SharedMap<K, V> without(K key) {
        return root == null || !containsKey(key) ? this : new SharedMap<>(root.without(spread(key), key), size - 1);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Item<K, V> item = key == null || root == null ? null : root.find(spread(key), key);
        return item == null ? null : item.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && root != null && root.find(spread(key), key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        if (root != null) {
            root.forEach(action);
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Walk<>(root);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private static int spread(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static final class Item<K, V> extends SimpleImmutableEntry<K, V> {
        private static final long serialVersionUID = 1L;

        private final int hash;

        Item(int hash, K key, V value) {
            super(key, value);
            this.hash = hash;
        }

        boolean is(int otherHash, Object key) {
            return hash == otherHash && getKey().equals(key);
        }
    }

    private sealed interface Node<K, V> {
        @Nullable
        Item<K, V> find(int hash, Object key);

        Node<K, V> with(Item<K, V> item, int shift);

        /** Nothing when nothing is left. */
        @Nullable
        Node<K, V> without(int hash, K key);

        void forEach(BiConsumer<? super K, ? super V> action);
    }

    private record Branch<K, V>(@Nullable Node<K, V>[] children, int depth) implements Node<K, V> {
        @SuppressWarnings({"unchecked", "rawtypes"})
        static <K, V> Branch<K, V> empty(int shift) {
            return new Branch<K, V>(new Node[WIDTH], shift);
        }

        private int place(int hash) {
            return hash >>> depth & WIDTH - 1;
        }

        @Override
        public @Nullable Item<K, V> find(int hash, Object key) {
            Node<K, V> child = children[place(hash)];
            return child == null ? null : child.find(hash, key);
        }

        @Override
        public Node<K, V> with(Item<K, V> item, int shift) {
            Node<K, V> child = children[place(item.hash)];
            return replacing(place(item.hash), child == null ? Bucket.of(item) : child.with(item, depth + BITS));
        }

        @Override
        public @Nullable Node<K, V> without(int hash, K key) {
            Node<K, V> child = children[place(hash)];
            Branch<K, V> copy = replacing(place(hash), child == null ? null : child.without(hash, key));
            for (Node<K, V> left : copy.children) {
                if (left != null) {
                    return copy;
                }
            }
            return null;
        }

        private Branch<K, V> replacing(int place, @Nullable Node<K, V> child) {
            @Nullable Node<K, V>[] copy = children.clone();
            copy[place] = child;
            return new Branch<>(copy, depth);
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            for (Node<K, V> child : children) {
                if (child != null) {
                    child.forEach(action);
                }
            }
        }
    }

    private record Bucket<K, V>(Item<K, V>[] items) implements Node<K, V> {
        @SuppressWarnings({"unchecked", "rawtypes"})
        private static <K, V> Item<K, V>[] room(int count) {
            return new Item[count];
        }

        static <K, V> Bucket<K, V> of(Item<K, V> item) {
            Item<K, V>[] items = room(1);
            items[0] = item;
            return new Bucket<>(items);
        }

        private int indexOf(int hash, Object key) {
            for (int i = 0; i < items.length; i++) {
                if (items[i].is(hash, key)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public @Nullable Item<K, V> find(int hash, Object key) {
            int index = indexOf(hash, key);
            return index < 0 ? null : items[index];
        }

        @Override
        public Node<K, V> with(Item<K, V> item, int shift) {
            int index = indexOf(item.hash, item.getKey());
            if (index < 0 && items.length >= BUCKET && shift < DEEPEST) {
                Node<K, V> branch = Branch.empty(shift);
                for (Item<K, V> each : items) {
                    branch = branch.with(each, shift);
                }
                return branch.with(item, shift);
            }
            Item<K, V>[] copy = room(index < 0 ? items.length + 1 : items.length);
            System.arraycopy(items, 0, copy, 0, items.length);
            copy[index < 0 ? items.length : index] = item;
            return new Bucket<>(copy);
        }

        @Override
        public @Nullable Node<K, V> without(int hash, K key) {
            int index = indexOf(hash, key);
            if (items.length == 1) {
                return null;
            }
            Item<K, V>[] copy = room(items.length - 1);
            System.arraycopy(items, 0, copy, 0, index);
            System.arraycopy(items, index + 1, copy, index, items.length - index - 1);
            return new Bucket<>(copy);
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            for (Item<K, V> item : items) {
                action.accept(item.getKey(), item.getValue());
            }
        }
    }

    /** Goes from bucket to bucket. */
    private static final class Walk<K, V> implements Iterator<Entry<K, V>> {
        private final Deque<Node<K, V>> ahead = new ArrayDeque<>();
        private Item<K, V>[] bucket = Bucket.room(0);
        private int next;

        Walk(@Nullable Node<K, V> root) {
            if (root != null) {
                ahead.push(root);
            }
            advance();
        }

        private void advance() {
            while (next == bucket.length && !ahead.isEmpty()) {
                switch (ahead.pop()) {
                    case Branch<K, V>(var children, int _) -> pushAll(children);
                    case Bucket<K, V>(var items) -> {
                        bucket = items;
                        next = 0;
                    }
                }
            }
        }

        /** The first on top. */
        private void pushAll(@Nullable Node<K, V>[] children) {
            for (int i = children.length - 1; i >= 0; i--) {
                Node<K, V> child = children[i];
                if (child != null) {
                    ahead.push(child);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next < bucket.length;
        }

        @Override
        public Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Item<K, V> item = bucket[next++];
            advance();
            return item;
        }
    }
}
