package dev.podium.portal.component;

import com.vaadin.flow.component.html.Div;
import dev.podium.api.contract.app.Outlook;
import java.util.List;
import java.util.stream.Collectors;

/** What each node refused, in its words, and the cheapest remedy. */
public final class OutlookTable extends Div {
    private static final long serialVersionUID = 1L;

    public OutlookTable(Outlook outlook) {
        addClassName("outlook");
        Div table = Markup.div("why-table");
        outlook.refusals()
                .forEach(refusal -> table.add(Markup.div(
                        "why-row",
                        Markup.span("why-node mono", refusal.node()),
                        Markup.span("tag", refusal.code()),
                        Markup.span("why-reason", refusal.reason()))));
        if (!outlook.refusals().isEmpty()) {
            add(table);
        }
        Integer nodes = outlook.nodes();
        if (nodes != null && nodes > outlook.refusals().size()) {
            add(Markup.div("why-more", Markup.span("why-reason", more(outlook, nodes))));
        }
        String remedy = outlook.remedy();
        if (remedy != null && !remedy.isBlank()) {
            add(Markup.div("why-remedy", Markup.icon("bolt"), Markup.span("why-remedy-text", Markup.sentence(remedy))));
        }
    }

    /** The table names some nodes of a large cluster; the counts are of all. */
    private static String more(Outlook outlook, int nodes) {
        List<Outlook.Count> counts = outlook.counts() == null ? List.of() : outlook.counts();
        return "Of all " + nodes + " nodes: "
                + counts.stream()
                        .map(count -> count.nodes() + " × " + count.code())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
