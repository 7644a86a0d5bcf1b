package dev.podium.orchestrator.model.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule on a node. Prints in one canonical way, which {@link ExpressionParser} reads as an equal expression. */
public sealed interface Expression {
    /** Whether the node meets it. */
    boolean holds(Attributes node);

    /** Everything it asks a node for, in the order of the text, each once. */
    default List<Attribute> attributes() {
        return mentioned().distinct().toList();
    }

    /** Everything it asks for, as often as it does. */
    Stream<Attribute> mentioned();

    /**
     * {@code attribute == value} and its kin. An attribute the node does not have equals nothing and is neither greater nor smaller
     * than anything; so is one that cannot be compared with the value.
     */
    record Compare(Attribute attribute, Operator operator, String value) implements Expression {
        public Compare {
            if (operator.orders() && !Order.comparable(value)) {
                throw new IllegalArgumentException("\"" + value + "\" has no order: expected an amount such as 4 or 8Gi"
                        + " or a version such as v5.10 after " + operator.symbol());
            }
        }

        @Override
        public boolean holds(Attributes node) {
            Optional<String> found = node.value(attribute);
            if (found.isEmpty()) {
                return operator == Operator.NOT_EQUAL;
            }
            if (!operator.orders()) {
                return operator.holds(Order.same(attribute, found.get(), value) ? 0 : 1);
            }
            OptionalInt comparison = Order.compare(attribute, found.get(), value);
            return comparison.isPresent() && operator.holds(comparison.getAsInt());
        }

        @Override
        public Stream<Attribute> mentioned() {
            return Stream.of(attribute);
        }

        @Override
        public String toString() {
            return attribute + " " + operator.symbol() + " " + Token.written(value);
        }
    }

    /** {@code attribute in (a, b)}, or {@code not in}. */
    record OneOf(Attribute attribute, boolean negated, List<String> values) implements Expression {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Attributes node) {
            return node.value(attribute)
                            .filter(found -> values.stream().anyMatch(value -> Order.same(attribute, found, value)))
                            .isPresent()
                    != negated;
        }

        @Override
        public Stream<Attribute> mentioned() {
            return Stream.of(attribute);
        }

        @Override
        public String toString() {
            return values.stream()
                    .map(Token::written)
                    .collect(Collectors.joining(", ", attribute + (negated ? " not in (" : " in ("), ")"));
        }
    }

    /** {@code attribute exists}, or {@code !exists}. */
    record Exists(Attribute attribute, boolean negated) implements Expression {
        @Override
        public boolean holds(Attributes node) {
            return node.value(attribute).isPresent() != negated;
        }

        @Override
        public Stream<Attribute> mentioned() {
            return Stream.of(attribute);
        }

        @Override
        public String toString() {
            return attribute + (negated ? " !exists" : " exists");
        }
    }

    /** {@code !(…)}. */
    record Not(Expression expression) implements Expression {
        @Override
        public boolean holds(Attributes node) {
            return !expression.holds(node);
        }

        @Override
        public Stream<Attribute> mentioned() {
            return expression.mentioned();
        }

        @Override
        public String toString() {
            return "!(" + expression + ")";
        }
    }

    /** {@code … && …}; binds more tightly than {@code ||}. */
    record And(List<Expression> all) implements Expression {
        public And {
            List<Expression> flat = new ArrayList<>();
            all.forEach(one -> flat.addAll(one instanceof And(var nested) ? nested : List.of(one)));
            all = List.copyOf(flat);
        }

        @Override
        public boolean holds(Attributes node) {
            return all.stream().allMatch(one -> one.holds(node));
        }

        @Override
        public Stream<Attribute> mentioned() {
            return all.stream().flatMap(Expression::mentioned);
        }

        @Override
        public String toString() {
            return all.stream()
                    .map(one -> one instanceof Or ? "(" + one + ")" : one.toString())
                    .collect(Collectors.joining(" && "));
        }
    }

    /** {@code … || …}. */
    record Or(List<Expression> any) implements Expression {
        public Or {
            List<Expression> flat = new ArrayList<>();
            any.forEach(one -> flat.addAll(one instanceof Or(var nested) ? nested : List.of(one)));
            any = List.copyOf(flat);
        }

        @Override
        public boolean holds(Attributes node) {
            return any.stream().anyMatch(one -> one.holds(node));
        }

        @Override
        public Stream<Attribute> mentioned() {
            return any.stream().flatMap(Expression::mentioned);
        }

        @Override
        public String toString() {
            return any.stream().map(Expression::toString).collect(Collectors.joining(" || "));
        }
    }
}
