package dev.podium.orchestrator.model.workload;

import dev.podium.orchestrator.model.constraint.Attribute;
import dev.podium.orchestrator.model.constraint.Expression;
import dev.podium.orchestrator.model.constraint.Expression.Compare;
import dev.podium.orchestrator.model.constraint.ExpressionException;
import dev.podium.orchestrator.model.constraint.ExpressionParser;
import dev.podium.orchestrator.model.constraint.Operator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule on a node that must hold, for example {@code node.labels.disk == ssd}. See {@link Expression} for the language. */
public record Constraint(Expression expression) {
    /** What the first version understood: anything without blanks was a value. */
    private static final Pattern FIRST_SYNTAX = Pattern.compile(
            "\\s*(node\\.(?:name|arch|os|labels\\.[A-Za-z0-9][A-Za-z0-9_./-]*))\\s*(==|!=)\\s*(\\S+)\\s*");

    private static final int SHOWN = 120;

    /** Reads the written form. */
    public static Constraint parse(String text) {
        try {
            return new Constraint(ExpressionParser.parse(text));
        } catch (ExpressionException complaint) {
            Matcher old = FIRST_SYNTAX.matcher(text);
            if (text.length() <= SHOWN && old.matches()) {
                Operator operator = old.group(2).equals("==") ? Operator.EQUAL : Operator.NOT_EQUAL;
                return new Constraint(new Compare(new Attribute(old.group(1)), operator, old.group(3)));
            }
            String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
            throw new IllegalArgumentException(
                    "constraint \"" + shown + "\" does not parse: " + complaint.getMessage()
                            + ". For example \"node.labels.disk == ssd\" or \"node.labels.zone in (a, b) && node.attributes.cpu >= 4\"",
                    complaint);
        }
    }

    @Override
    public String toString() {
        return expression.toString();
    }
}
