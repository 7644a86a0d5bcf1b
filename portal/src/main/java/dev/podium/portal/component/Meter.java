package dev.podium.portal.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** How much of something is promised and used, as two bars over its whole. */
public final class Meter extends Div {
    private static final long serialVersionUID = 1L;
    private static final double TIGHT = 0.80;
    private static final double FULL = 0.95;

    private final Span value = Markup.span("meter-value", "");
    private final Div reserved = Markup.div("meter-fill meter-fill--reserved");
    private final Div used = Markup.div("meter-fill meter-fill--used");

    public Meter(String name) {
        addClassName("meter");
        add(
                Markup.div("meter-head", Markup.span("meter-name", name), value),
                Markup.div("meter-track", reserved, used));
    }

    /** Shows two parts of the whole, each 0 to 1. */
    public void show(String words, double reservedShare, double usedShare) {
        value.setText(words);
        width(reserved, reservedShare);
        width(used, usedShare);
        setClassName("meter " + tone(Math.max(reservedShare, usedShare)).styleClass());
        setTitle("reserved " + percent(reservedShare) + ", used " + percent(usedShare));
    }

    /** The tone of a share: amber from 80 %, red from 95 %. */
    public static Tone tone(double share) {
        if (share >= FULL) {
            return Tone.BAD;
        }
        return share >= TIGHT ? Tone.WARN : Tone.GOOD;
    }

    private static void width(Div bar, double share) {
        bar.getStyle().set("width", percent(Math.clamp(share, 0, 1)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }
}
