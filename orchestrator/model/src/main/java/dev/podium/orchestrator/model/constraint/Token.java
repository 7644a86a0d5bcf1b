package dev.podium.orchestrator.model.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of an expression.
 *
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {
    /** What it is. */
    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private static final String SPECIAL = "()!,&|<>=\"";
    private static final List<String> SYMBOLS =
            List.of("==", "!=", ">=", "<=", "&&", "||", "(", ")", ",", "!", ">", "<");
    private static final Pattern PLAIN = Pattern.compile("[^\\s()!,&|<>=\"]+");

    /** The text as a value is written: in quotes when it would not be read as one word. */
    static String written(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    /** How it is named in an error. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }

    static List<Token> of(String source) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else if (source.charAt(at) == '"') {
                at = quoted(source, at, tokens);
            } else if (SPECIAL.indexOf(source.charAt(at)) >= 0) {
                at = symbol(source, at, tokens);
            } else {
                int end = at;
                while (end < source.length() && plain(source.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, source.substring(at, end), at + 1));
                at = end;
            }
        }
        tokens.add(new Token(Kind.END, "", source.length() + 1));
        return tokens;
    }

    private static boolean plain(char c) {
        return !Character.isWhitespace(c) && SPECIAL.indexOf(c) < 0;
    }

    private static int symbol(String source, int at, List<Token> tokens) {
        for (String symbol : SYMBOLS) {
            if (source.startsWith(symbol, at)) {
                tokens.add(new Token(Kind.SYMBOL, symbol, at + 1));
                return at + symbol.length();
            }
        }
        String twice = source.substring(at, at + 1).repeat(2);
        throw new ExpressionException(
                at + 1,
                "expected \"" + twice + "\", found a single \"" + source.charAt(at) + "\"; did you mean \"" + twice
                        + "\"?");
    }

    private static int quoted(String source, int from, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (int at = from + 1; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '"') {
                tokens.add(new Token(Kind.QUOTED, text.toString(), from + 1));
                return at + 1;
            }
            boolean escape = c == '\\' && at + 1 < source.length();
            text.append(escape ? source.charAt(++at) : c);
        }
        throw new ExpressionException(from + 1, "a text begins here and does not end: expected a closing \"");
    }
}
