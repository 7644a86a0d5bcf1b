package dev.podium.orchestrator.model.constraint;

import dev.podium.orchestrator.model.constraint.Expression.Compare;
import dev.podium.orchestrator.model.constraint.Expression.Exists;
import dev.podium.orchestrator.model.constraint.Expression.OneOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions by recursive descent, one method a rule:
 *
 * <pre>
 * either  = both { "||" both }
 * both    = unary { "&amp;&amp;" unary }
 * unary   = "!" unary | "(" either ")" | "exists" attribute | attribute rule
 * rule    = ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") value
 *         | ["not"] "in" "(" value { "," value } ")" | ["!"] "exists"
 * value   = word | "…" in double quotes
 * </pre>
 */
public final class ExpressionParser {
    static final int LONGEST = 1_000;
    static final int DEEPEST = 20;
    static final int MOST_RULES = 64;

    private static final List<String> RULES =
            List.of("==", "!=", "<", "<=", ">", ">=", "in", "not in", "exists", "!exists");

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int rules;

    private ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws ExpressionException saying where, what was expected and what was found */
    public static Expression parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    LONGEST + 1, "the expression has " + text.length() + " characters: expected at most " + LONGEST);
        }
        ExpressionParser parser = new ExpressionParser(Token.of(text));
        Expression expression = parser.either();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("\"&&\", \"||\" or the end", List.of("&&", "||", "and", "or"));
        }
        return expression;
    }

    private Expression either() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(
                    peek().position(), "more than " + DEEPEST + " levels of parentheses: expected fewer");
        }
        List<Expression> any = new ArrayList<>(List.of(both()));
        while (take("||")) {
            any.add(both());
        }
        depth--;
        return any.size() == 1 ? any.getFirst() : new Expression.Or(any);
    }

    private Expression both() {
        List<Expression> all = new ArrayList<>(List.of(unary()));
        while (take("&&")) {
            all.add(unary());
        }
        return all.size() == 1 ? all.getFirst() : new Expression.And(all);
    }

    private Expression unary() {
        int bangs = 0;
        while (take("!")) {
            bangs++;
        }
        Expression one = primary();
        return bangs % 2 == 0 ? one : new Expression.Not(one);
    }

    private Expression primary() {
        if (take("(")) {
            Expression inner = either();
            expect(")");
            return inner;
        }
        if (++rules > MOST_RULES) {
            throw new ExpressionException(peek().position(), "more than " + MOST_RULES + " rules: expected fewer");
        }
        if (take("exists")) {
            boolean parenthesis = take("(");
            Attribute attribute = attribute();
            if (parenthesis) {
                expect(")");
            }
            return new Exists(attribute, false);
        }
        return rule(attribute());
    }

    private Attribute attribute() {
        Token token = peek();
        if (token.kind() != Token.Kind.WORD || !Attribute.known(token.text())) {
            throw unexpected("an attribute: " + Attribute.expected(), candidates(token.text()));
        }
        next++;
        return new Attribute(token.text());
    }

    /** A label under a misspelt prefix is the likeliest mistake of all. */
    private static List<String> candidates(String found) {
        List<String> candidates = new ArrayList<>(Attribute.FIXED);
        int key = found.indexOf('.', found.indexOf('.') + 1);
        if (key > 0 && Attribute.known(Attribute.LABELS + found.substring(key + 1))) {
            candidates.add(Attribute.LABELS + found.substring(key + 1));
        }
        return candidates;
    }

    private Expression rule(Attribute attribute) {
        Optional<Operator> operator = Arrays.stream(Operator.values())
                .filter(candidate -> peek().kind() == Token.Kind.SYMBOL && peek().is(candidate.symbol()))
                .findFirst();
        if (operator.isPresent()) {
            next++;
            return compare(attribute, operator.get());
        }
        if (take("in")) {
            return new OneOf(attribute, false, values());
        }
        if (take("not")) {
            expect("in");
            return new OneOf(attribute, true, values());
        }
        if (take("exists")) {
            return new Exists(attribute, false);
        }
        if (take("!")) {
            expect("exists");
            return new Exists(attribute, true);
        }
        throw unexpected("==, !=, <, <=, >, >=, in, not in, exists or !exists after " + attribute, RULES);
    }

    private Expression compare(Attribute attribute, Operator operator) {
        int position = peek().position();
        String value = value();
        try {
            return new Compare(attribute, operator, value);
        } catch (IllegalArgumentException complaint) {
            throw new ExpressionException(position, String.valueOf(complaint.getMessage()));
        }
    }

    private List<String> values() {
        expect("(");
        List<String> values = new ArrayList<>(List.of(value()));
        while (take(",")) {
            values.add(value());
        }
        expect(")");
        return values;
    }

    private String value() {
        Token token = peek();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
            throw unexpected("a value such as ssd or \"with blanks\"", List.of());
        }
        next++;
        return token.text();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String symbolOrWord) {
        if (peek().is(symbolOrWord)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String symbolOrWord) {
        if (!take(symbolOrWord)) {
            throw unexpected("\"" + symbolOrWord + "\"", List.of(symbolOrWord));
        }
    }

    private ExpressionException unexpected(String expected, List<String> candidates) {
        Token found = peek();
        String hint = Nearest.to(found.text(), candidates)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
        return new ExpressionException(found.position(), "expected " + expected + ", found " + found.shown() + hint);
    }
}
