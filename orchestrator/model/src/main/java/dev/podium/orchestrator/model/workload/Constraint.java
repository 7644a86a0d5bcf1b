package dev.podium.orchestrator.model.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule on a node, written {@code attribute == value} or {@code attribute != value}.
 *
 * <p>Attributes: {@code node.name}, {@code node.arch}, {@code node.os} and {@code node.labels.<key>}. A label a node does not
 * have equals no value.
 */
public record Constraint(String attribute, Operator operator, String value) {
    private static final Pattern SYNTAX = Pattern.compile("\\s*(\\S+?)\\s*(==|!=)\\s*(\\S+)\\s*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("node\\.(name|arch|os|labels\\.[A-Za-z0-9][A-Za-z0-9_./-]*)");

    /** How the attribute is held against the value. */
    public enum Operator {
        EQUALS("=="),
        NOT_EQUALS("!=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    public Constraint {
        if (!ATTRIBUTE.matcher(attribute).matches()) {
            throw new IllegalArgumentException("constraint attribute \"" + attribute
                    + "\" is not known: expected node.name, node.arch, node.os or node.labels.<key>");
        }
    }

    /** Reads the written form. */
    public static Constraint parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("constraint \"" + text
                    + "\" does not parse: expected <attribute> == <value> or <attribute> != <value>,"
                    + " for example \"node.labels.disk == ssd\"");
        }
        Operator operator = matcher.group(2).equals("==") ? Operator.EQUALS : Operator.NOT_EQUALS;
        return new Constraint(matcher.group(1), operator, matcher.group(3));
    }

    @Override
    public String toString() {
        return attribute + " " + operator.symbol() + " " + value;
    }
}
