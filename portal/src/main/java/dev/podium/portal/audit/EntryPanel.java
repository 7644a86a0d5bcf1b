package dev.podium.portal.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Panel;
import dev.podium.portal.component.TestId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry, whole, with what was wanted before and after. */
final class EntryPanel {
    private EntryPanel() {}

    static void open(AuditEntry entry) {
        Div facts = Markup.div("app-facts");
        facts.add(
                fact("Who", entry.actor()),
                fact("When", entry.at().toString()),
                fact("Where", entry.collection()),
                fact("Permission", entry.permission()),
                fact("Result", entry.status() + (entry.code() == null ? "" : " " + entry.code())),
                fact("From", entry.address()),
                fact("Session", entry.session()),
                fact("Request", entry.requestId()),
                fact(
                        "Place in the chain",
                        entry.place() == null ? "being sealed" : entry.place().toString()));
        Div changes = Markup.testId(Markup.div("audit-changes"), TestId.AUDIT_CHANGES);
        changes.add(state("Before", entry.before()), state("After", entry.after()));
        new Panel(entry.operation(), entry.path(), facts, changes)
                .wide()
                .closable()
                .open();
    }

    private static Div fact(String name, @Nullable String value) {
        return Markup.div(
                "fact", Markup.text("fact-name", name), Markup.text("fact-value", value == null ? "none" : value));
    }

    private static Div state(String title, @Nullable String json) {
        Pre text = new Pre(json == null ? "nothing" : lines(json));
        text.addClassName("mono");
        return Markup.div("audit-state", Markup.text("fact-name", title), text);
    }

    /** One member a line; a look, not a parser: what is inside texts stays together. */
    private static String lines(String json) {
        StringBuilder text = new StringBuilder();
        List<Character> open = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            quoted ^= c == '"' && (i == 0 || json.charAt(i - 1) != '\\');
            if (!quoted && (c == '{' || c == '[')) {
                open.add(c);
                text.append(c).append('\n').append("  ".repeat(open.size()));
            } else if (!quoted && (c == '}' || c == ']')) {
                open.removeLast();
                text.append('\n').append("  ".repeat(open.size())).append(c);
            } else {
                text.append(c);
                if (!quoted && c == ',') {
                    text.append('\n').append("  ".repeat(open.size()));
                }
            }
        }
        return text.toString();
    }
}
