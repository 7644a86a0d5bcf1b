package dev.podium.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The table a benchmark prints: what was measured, beside its target and its peer. */
public final class Board {
    private final PrintStream out = System.out;

    public Board(String title) {
        out.println(title);
        out.printf(Locale.ROOT, "  %-44s %-36s %s%n", "", "median (min … max)", "target");
    }

    /** A figure without a target: a peer's, or one that explains another. */
    public void figure(String what, Figures figures, String unit) {
        line(what, figures + " " + unit, "");
    }

    public void atLeast(String what, Figures figures, String unit, double target) {
        judged(what, figures, unit, ">= " + Figures.shown(target), figures.median() >= target);
    }

    public void atMost(String what, Figures figures, String unit, double target) {
        judged(what, figures, unit, "<= " + Figures.shown(target), figures.median() <= target);
    }

    /** Something that either holds or makes all figures worthless. */
    public void proof(String what, String result) {
        line(what, result, "");
    }

    public void note(String text) {
        out.println("  " + text);
    }

    private void judged(String what, Figures figures, String unit, String target, boolean met) {
        line(what, figures + " " + unit, target + (met ? "   met" : "   MISSED"));
    }

    private void line(String what, String result, String target) {
        out.printf(Locale.ROOT, "  %-44s %-36s %s%n", what, result, target);
    }
}
