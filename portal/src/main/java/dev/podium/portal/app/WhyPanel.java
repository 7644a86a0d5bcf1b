package dev.podium.portal.app;

import com.vaadin.flow.component.html.Div;
import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.Outlook;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.OutlookTable;
import dev.podium.portal.component.Status;
import dev.podium.portal.component.TestId;
import dev.podium.portal.component.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an app is not running as declared: the first cause in a sentence, what each node refused, and what would help. */
final class WhyPanel extends Div {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Cause shown;

    /** What the panel tells; it is drawn anew only when this changes. */
    private record Cause(
            String title, String text, @Nullable Outlook outlook, Tone tone) {}

    WhyPanel() {
        Markup.testId(this, TestId.APP_WHY);
        setVisible(false);
    }

    void show(App app) {
        Cause cause = cause(app);
        setVisible(cause != null);
        if (cause == null || cause.equals(shown)) {
            shown = cause;
            return;
        }
        shown = cause;
        removeAll();
        setClassName("why " + cause.tone().styleClass());
        add(Markup.div(
                "why-head",
                Markup.icon("warn"),
                Markup.div(
                        "notice-words",
                        Markup.text("notice-title", cause.title()),
                        Markup.text("notice-text", Markup.sentence(cause.text())))));
        Outlook outlook = cause.outlook();
        if (outlook != null) {
            add(new OutlookTable(outlook));
        }
    }

    private static @Nullable Cause cause(App app) {
        var status = app.status();
        Outlook outlook = status.outlook();
        Tone tone = Status.ofApp(status.state()).tone();
        if (outlook != null && outlook.missing() > 0) {
            String what =
                    outlook.missing() == 1 ? "1 instance has no node" : outlook.missing() + " instances have no node";
            return new Cause(what, outlook.message(), outlook, tone == Tone.GOOD ? Tone.WARN : tone);
        }
        boolean trouble = tone == Tone.BAD || tone == Tone.WARN;
        return trouble
                ? new Cause("Why it is " + status.state().toLowerCase(Locale.ROOT), status.message(), null, tone)
                : null;
    }
}
