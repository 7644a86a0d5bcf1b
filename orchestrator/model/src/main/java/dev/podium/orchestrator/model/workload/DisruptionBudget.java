package dev.podium.orchestrator.model.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tasks of a workload may be away at the same time because somebody else's interest asks for it: a more important
 * workload, a better balance, a node to be replaced. Written {@code 2} or {@code 25%}.
 *
 * @param percent whether {@code maxUnavailable} is a share of the wanted tasks, rounded up, rather than a number of them
 */
public record DisruptionBudget(int maxUnavailable, boolean percent) {
    /** A single task may be moved; of many, no more than a quarter at once. */
    public static final DisruptionBudget DEFAULT = new DisruptionBudget(25, true);

    private static final int MOST = 10_000;
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})(%?)");

    public DisruptionBudget {
        int most = percent ? 100 : MOST;
        if (maxUnavailable < 0 || maxUnavailable > most) {
            throw new IllegalArgumentException("maxUnavailable " + maxUnavailable + (percent ? "%" : "")
                    + " is out of range: expected 0 to " + most + (percent ? "%" : ""));
        }
    }

    /** Reads the written form. */
    public static DisruptionBudget parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("maxUnavailable \"" + text
                    + "\" does not parse: expected a number of instances such as \"1\" or a share such as \"25%\"");
        }
        return new DisruptionBudget(
                Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
    }

    /** How many of {@code wanted} tasks may be away. */
    public int of(int wanted) {
        return percent ? Math.ceilDiv(Math.multiplyExact(wanted, maxUnavailable), 100) : maxUnavailable;
    }

    @Override
    public String toString() {
        return maxUnavailable + (percent ? "%" : "");
    }
}
