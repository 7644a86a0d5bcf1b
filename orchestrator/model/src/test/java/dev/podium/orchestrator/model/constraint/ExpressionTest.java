package dev.podium.orchestrator.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, String> NODE = Map.of(
            "node.name", "node-a",
            "node.arch", "amd64",
            "node.os", "linux",
            "node.attributes.cpu", "4",
            "node.attributes.memory", "8Gi",
            "node.attributes.engine", "20.10.24",
            "node.labels.disk", "ssd",
            "node.labels.kernel", "5.10",
            "node.labels.generation", "7",
            "node.labels.empty", "");

    private static boolean holds(String text) {
        return ExpressionParser.parse(text).holds(attribute -> Optional.ofNullable(NODE.get(attribute.name())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node.labels.disk == ssd",
                "node.labels.disk == \"ssd\"",
                "node.labels.disk != hdd",
                "node.labels.rack != 1",
                "node.labels.disk in (ssd, nvme)",
                "node.labels.disk not in (hdd)",
                "node.labels.rack not in (1, 2)",
                "node.labels.disk exists",
                "exists node.labels.disk",
                "exists(node.labels.empty)",
                "node.labels.rack !exists",
                "!exists(node.labels.rack)",
                "node.pool !exists",
                "node.attributes.cpu >= 4 && node.attributes.cpu < 4.5",
                "node.attributes.cpu == 4000m",
                "node.attributes.memory > 6Gi",
                "node.attributes.engine >= 20.9",
                "node.attributes.engine < 20.10.25",
                "node.labels.kernel >= v5.4",
                "node.labels.kernel > v5.9 && node.labels.kernel <= 5.10.0",
                "node.labels.kernel < 5.2",
                "node.labels.generation > 6",
                "node.arch == arm64 || node.os == linux",
                "!(node.arch == arm64)",
                "node.arch == arm64 && node.os == linux || node.name == node-a",
                "(node.arch == arm64 || node.name == node-a) && node.os == linux"
            })
    void holds_on_the_node(String text) {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node.labels.disk == hdd",
                "node.labels.rack == 1",
                "node.labels.rack > 1",
                "node.labels.rack <= 1",
                "node.labels.disk > 1",
                "node.labels.disk <= 1",
                "node.labels.rack in (1)",
                "node.attributes.memory >= 16Gi",
                "node.attributes.cpu != 4000m",
                "node.arch == arm64 && (node.os == linux || node.name == node-a)"
            })
    void does_not_hold_on_the_node(String text) {
        assertThat(holds(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            node.label.disk == ssd                 | 1   | did you mean "node.labels.disk"?
            node.labels.disk = ssd                 | 18  | found a single "="; did you mean "=="?
            node.labels.disk == ssd and node.os == linux | 25 | found "and"; did you mean "&&"?
            node.labels.disk == ssd & node.os == b | 25  | found a single "&"; did you mean "&&"?
            node.labels.disk ==                    | 20  | expected a value such as ssd or "with blanks", found the end
            node.labels.disk == ssd) && node.os == linux | 24 | expected "&&", "||" or the end, found ")"
            (node.labels.disk == ssd               | 25  | expected ")", found the end
            node.labels.disk in ssd                | 21  | expected "(", found "ssd"
            node.labels.disk in (ssd,)             | 26  | expected a value
            node.labels.disk in ()                 | 22  | expected a value
            node.labels.disk exist                 | 18  | did you mean "exists"?
            node.labels.disk not (a)               | 22  | expected "in", found "("
            node.labels.disk >= ssd                | 21  | "ssd" has no order: expected an amount such as 4 or 8Gi
            node.labels.disk == "ssd               | 21  | a text begins here and does not end
            node.cpus >= 4                         | 1   | expected an attribute: node.name
            node.atributes.cpu >= 4                | 1   | did you mean "node.attributes.cpu"?
            &&                                     | 1   | expected an attribute
            """)
    void a_mistake_is_told_with_its_place(String text, int position, String words) {
        assertThatThrownBy(() -> ExpressionParser.parse(text))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        complaint -> assertThat(complaint.position()).isEqualTo(position))
                .hasMessageStartingWith("at character " + position + ": ")
                .hasMessageContaining(words);
    }

    @Test
    void size_and_depth_are_bounded() {
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(500) + "node.os exists" + ")".repeat(500)))
                .hasMessageContaining("characters: expected at most 1000");
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(30) + "node.os exists" + ")".repeat(30)))
                .hasMessageContaining("more than 20 levels of parentheses");
        assertThatThrownBy(() -> ExpressionParser.parse("node.os==a" + "||node.os==b".repeat(64)))
                .hasMessageContaining("more than 64 rules");
        assertThat(holds("!".repeat(900) + "(node.os exists)")).isTrue();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_printed_reads_as_the_same(long seed) {
        Expression expression = any(new Random(seed), 3);
        Expression read = ExpressionParser.parse(expression.toString());
        assertThat(read).isEqualTo(expression).hasToString(expression.toString());
    }

    private static Expression any(Random random, int depth) {
        Attribute attribute =
                new Attribute(List.of("node.name", "node.pool", "node.labels.a-b/c.d", "node.attributes.cpu")
                        .get(random.nextInt(4)));
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 ->
                new Expression.Compare(
                        attribute, random.nextBoolean() ? Operator.EQUAL : Operator.NOT_EQUAL, value(random));
            case 1 -> new Expression.OneOf(attribute, random.nextBoolean(), List.of(value(random), value(random)));
            case 2 -> new Expression.Exists(attribute, random.nextBoolean());
            case 3 -> new Expression.Not(any(random, depth - 1));
            case 4 -> new Expression.And(several(random, depth));
            default -> new Expression.Or(several(random, depth));
        };
    }

    private static List<Expression> several(Random random, int depth) {
        List<Expression> several = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            several.add(any(random, depth - 1));
        }
        return several;
    }

    private static String value(Random random) {
        return List.of("ssd", "", "a b", "in", "exists", "\"quoted\\\"", "x&&y", "(", "ü", "node.name")
                .get(random.nextInt(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node.labels.a == x | node.labels.a == y
            node.labels.a == x | node.labels.a != x
            node.labels.a in (x, y) | node.labels.a not in (y, x)
            node.labels.a in (x, y) | node.labels.a == z
            node.labels.a == x | node.labels.a !exists
            node.labels.a exists | node.labels.a !exists
            node.attributes.cpu > 4 | node.attributes.cpu < 2
            node.attributes.cpu > 4 | node.attributes.cpu <= 4000m
            node.attributes.cpu == 4 | node.attributes.cpu > 4
            node.labels.gen == ssd | node.labels.gen > 4
            """)
    void rules_that_can_never_hold_together_are_found(String one, String other) {
        assertThat(contradiction(one, other))
                .hasValueSatisfying(found -> assertThat(found.index()).isEqualTo(1));
        assertThat(contradiction(one + " && " + other)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            node.labels.a == x ; node.labels.b == y
            node.labels.a in (x, y) ; node.labels.a != x
            node.labels.a == x || node.labels.a == y ; node.labels.a == x
            node.attributes.cpu == 4 ; node.attributes.cpu == 4000m
            node.attributes.cpu >= 4 ; node.attributes.cpu <= 4
            node.labels.v >= v5.10 ; node.labels.v < v5.12
            node.labels.a != x ; node.labels.a !exists
            """)
    void rules_that_can_hold_together_are_left_alone(String one, String other) {
        assertThat(contradiction(one, other)).isEmpty();
    }

    private static Optional<Contradiction> contradiction(String... texts) {
        List<Expression> all = new ArrayList<>();
        for (String text : texts) {
            all.add(ExpressionParser.parse(text));
        }
        return Contradiction.in(all);
    }

    /** Whatever random nodes say: where all rules hold there is no contradiction. */
    @ParameterizedTest
    @MethodSource("seeds")
    void no_rules_some_node_meets_are_called_impossible(long seed) {
        Random random = new Random(seed);
        List<Expression> rules = List.of(any(random, 1), any(random, 1), any(random, 1));
        for (int i = 0; i < 30; i++) {
            Map<String, String> node = new HashMap<>();
            List.of("node.name", "node.pool", "node.labels.a-b/c.d", "node.attributes.cpu")
                    .forEach(name -> {
                        if (random.nextInt(3) > 0) {
                            node.put(name, value(random));
                        }
                    });
            Attributes attributes = attribute -> Optional.ofNullable(node.get(attribute.name()));
            if (rules.stream().allMatch(rule -> rule.holds(attributes))) {
                assertThat(Contradiction.in(rules)).as("%s on %s", rules, node).isEmpty();
            }
        }
    }
}
