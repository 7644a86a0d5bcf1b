package dev.podium.orchestrator.store;

import dev.podium.orchestrator.store.ClusterStore.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Guards and the operations that are applied together when all of them hold. Immutable; writes a key at most once. */
public record Transaction(List<Guard> guards, List<Operation> operations) {
    public Transaction {
        guards = List.copyOf(guards);
        operations = List.copyOf(operations);
        Set<String> keys = new HashSet<>();
        for (Operation operation : operations) {
            if (!keys.add(operation.key())) {
                throw new IllegalArgumentException("transaction writes " + operation.key()
                        + " twice: expected one operation per key; split it into two transactions");
            }
        }
    }

    /** @throws IllegalArgumentException if it holds more than a store takes */
    public void requireWithinLimits() {
        if (operations.size() > ClusterStore.MAX_OPERATIONS) {
            throw new IllegalArgumentException("transaction has " + operations.size() + " operations: expected at most "
                    + ClusterStore.MAX_OPERATIONS + "; split it");
        }
        if (guards.size() > ClusterStore.MAX_GUARDS) {
            throw new IllegalArgumentException("transaction has " + guards.size() + " guards: expected at most "
                    + ClusterStore.MAX_GUARDS + "; split it");
        }
    }

    public static Transaction put(String key, byte[] value) {
        return builder().put(key, value).build();
    }

    public static Transaction delete(String key) {
        return builder().delete(key).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** One write. */
    public sealed interface Operation {
        String key();

        /** How much of a transaction's bytes it takes. */
        default int bytes() {
            return switch (this) {
                case Put put -> put.key().length() + put.value().length;
                case Delete delete -> delete.key().length();
            };
        }

        /** @param lease the key is deleted when this lease ends */
        record Put(String key, byte[] value, OptionalLong lease) implements Operation {}

        /** Deleting a key that is not there is no error. */
        record Delete(String key) implements Operation {}
    }

    /** Collects guards and operations in order. */
    public static final class Builder {
        private final List<Guard> guards = new ArrayList<>();
        private final List<Operation> operations = new ArrayList<>();

        private Builder() {}

        public Builder require(Guard guard) {
            guards.add(guard);
            return this;
        }

        public Builder put(String key, byte[] value) {
            operations.add(new Operation.Put(key, value, OptionalLong.empty()));
            return this;
        }

        public Builder put(String key, byte[] value, ClusterStore.Lease lease) {
            operations.add(new Operation.Put(key, value, OptionalLong.of(lease.id())));
            return this;
        }

        public Builder delete(String key) {
            operations.add(new Operation.Delete(key));
            return this;
        }

        public Transaction build() {
            return new Transaction(guards, operations);
        }
    }
}
