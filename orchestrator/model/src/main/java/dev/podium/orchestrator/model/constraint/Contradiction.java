package dev.podium.orchestrator.model.constraint;

import dev.podium.orchestrator.model.constraint.Expression.Compare;
import dev.podium.orchestrator.model.constraint.Expression.Exists;
import dev.podium.orchestrator.model.constraint.Expression.OneOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Expressions no node can ever meet together, whatever it is like. Found by narrowing, attribute by attribute, what the rules that
 * must all hold leave; what is inside {@code ||} and {@code !( )} is taken as possible.
 *
 * @param index of the expression with which it became impossible
 */
public record Contradiction(int index, String message) {
    /** The first one, when all of {@code expressions} must hold. */
    public static Optional<Contradiction> in(List<Expression> expressions) {
        Map<Attribute, Left> left = new HashMap<>();
        for (int index = 0; index < expressions.size(); index++) {
            List<Expression> rules =
                    expressions.get(index) instanceof Expression.And(var all) ? all : List.of(expressions.get(index));
            for (Expression rule : rules) {
                Optional<String> message = narrow(rule, left);
                if (message.isPresent()) {
                    return Optional.of(new Contradiction(index, message.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> narrow(Expression rule, Map<Attribute, Left> all) {
        return switch (rule) {
            case Compare compare -> left(compare.attribute(), all).compare(compare);
            case OneOf oneOf -> left(oneOf.attribute(), all).oneOf(oneOf);
            case Exists exists -> left(exists.attribute(), all).exists(exists);
            case Expression.Not _, Expression.And _, Expression.Or _ -> Optional.empty();
        };
    }

    private static Left left(Attribute attribute, Map<Attribute, Left> all) {
        return all.computeIfAbsent(attribute, _ -> new Left());
    }

    /** The values of one attribute that are still possible. */
    private static final class Left {
        private final List<Expression> rules = new ArrayList<>();
        private final Set<String> excluded = new HashSet<>();
        private Optional<Set<String>> allowed = Optional.empty();
        private boolean absent;
        private boolean present;
        private double low = Double.NEGATIVE_INFINITY;
        private double high = Double.POSITIVE_INFINITY;
        private boolean aboveLow;
        private boolean belowHigh;

        private Optional<String> compare(Compare rule) {
            switch (rule.operator()) {
                case EQUAL -> allow(rule.attribute(), Set.of(rule.value()));
                case NOT_EQUAL -> excluded.add(rule.value());
                case LESS, AT_MOST, GREATER, AT_LEAST -> bound(rule);
            }
            return checked(rule);
        }

        private Optional<String> oneOf(OneOf rule) {
            if (rule.negated()) {
                excluded.addAll(rule.values());
            } else {
                allow(rule.attribute(), new HashSet<>(rule.values()));
            }
            return checked(rule);
        }

        private Optional<String> exists(Exists rule) {
            absent |= rule.negated();
            present |= !rule.negated();
            return checked(rule);
        }

        private void allow(Attribute attribute, Set<String> values) {
            Set<String> both = new HashSet<>(values);
            allowed.ifPresent(before ->
                    both.removeIf(value -> before.stream().noneMatch(other -> Order.same(attribute, other, value))));
            allowed = Optional.of(both);
            present = true;
        }

        private void bound(Compare rule) {
            present = true;
            OptionalDouble amount = Order.amount(rule.value());
            if (amount.isEmpty() || rule.attribute().isVersion()) {
                return;
            }
            switch (rule.operator()) {
                case LESS -> high(amount.getAsDouble(), true);
                case AT_MOST -> high(amount.getAsDouble(), false);
                case GREATER -> low(amount.getAsDouble(), true);
                case AT_LEAST -> low(amount.getAsDouble(), false);
                case EQUAL, NOT_EQUAL -> {}
            }
        }

        private void low(double amount, boolean above) {
            aboveLow = amount > low ? above : aboveLow || (amount == low && above);
            low = Math.max(low, amount);
        }

        private void high(double amount, boolean below) {
            belowHigh = amount < high ? below : belowHigh || (amount == high && below);
            high = Math.min(high, amount);
        }

        private boolean within(double amount) {
            boolean above = aboveLow ? amount > low : amount >= low;
            boolean below = belowHigh ? amount < high : amount <= high;
            return above && below;
        }

        private boolean impossible(String value) {
            boolean bounded = low > Double.NEGATIVE_INFINITY || high < Double.POSITIVE_INFINITY;
            OptionalDouble amount = Order.amount(value);
            boolean outside = amount.isEmpty() || !within(amount.getAsDouble());
            return excluded.contains(value) || (bounded && outside);
        }

        private Optional<String> checked(Expression rule) {
            rules.add(rule);
            boolean none = allowed.filter(values -> values.stream().allMatch(this::impossible))
                    .isPresent();
            boolean empty = low > high || (low == high && !within(low));
            if (!none && !empty && !(absent && present)) {
                return Optional.empty();
            }
            return Optional.of("no node can ever meet "
                    + String.join(
                            " and ", rules.stream().map(Expression::toString).toList()) + " at once: drop one of them");
        }
    }
}
