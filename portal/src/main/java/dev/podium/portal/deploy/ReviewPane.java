package dev.podium.portal.deploy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.Outlook;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.OutlookTable;
import dev.podium.portal.component.TestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a deployment would do, as the platform answered: what changes, where instances would go, what speaks against it. */
final class ReviewPane extends Div {
    private static final long serialVersionUID = 1L;
    private static final String NOWHERE = "no node";

    ReviewPane() {
        addClassName("review");
    }

    void waiting() {
        removeAll();
        add(Markup.div("skeleton"), Markup.div("skeleton"), Markup.div("skeleton"));
    }

    /** @param typed the fields of the manifest that a person filled in; for a new app the others are defaults */
    void show(AppPlan plan, Set<String> typed) {
        removeAll();
        plan.warnings()
                .forEach(warning ->
                        add(Markup.testId(Notice.warning("Before you deploy", warning), TestId.DEPLOY_WARNING)));
        Outlook outlook = plan.outlook();
        if (outlook != null && outlook.missing() > 0) {
            add(
                    Notice.warning(outlook.missing() + " would find no node", outlook.message()),
                    new OutlookTable(outlook));
        }
        if (!plan.changes()) {
            add(Notice.info("Nothing would change", "The app is declared exactly so already."));
            return;
        }
        add(differences(plan, typed), placement(plan.placement()));
    }

    private static Div differences(AppPlan plan, Set<String> typed) {
        Map<Boolean, List<AppPlan.Difference>> parts = plan.differences().stream()
                .collect(Collectors.partitioningBy(
                        difference -> !plan.creates() || typed.contains(field(difference.pointer()))));
        String title =
                plan.creates() ? "A new app, release " + plan.release() : "Release " + plan.release() + " changes";
        Div part = Markup.div("review-part", Markup.heading(title));
        table(parts.getOrDefault(true, List.of()))
                .map(table -> Markup.testId(table, TestId.DEPLOY_DIFF))
                .ifPresent(part::add);
        List<AppPlan.Difference> defaults = parts.getOrDefault(false, List.of());
        table(defaults).ifPresent(table -> {
            NativeDetails details = new NativeDetails(defaults.size() + " defaults of the platform", table);
            details.addClassName("defaults");
            part.add(details);
        });
        return part;
    }

    private static Optional<Div> table(List<AppPlan.Difference> differences) {
        Div table = Markup.div("diff");
        for (AppPlan.Difference difference : differences) {
            Div values = Markup.div("diff-values");
            value(values, "diff-before", difference.before());
            value(values, "diff-after", difference.after());
            table.add(Markup.div("diff-row", Markup.span("diff-field", words(difference.pointer())), values));
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(table);
    }

    private static void value(Div values, String style, @Nullable String value) {
        if (value != null) {
            values.add(Markup.span(style + " mono", value));
        }
    }

    private static Div placement(List<AppPlan.Placement> placement) {
        Map<String, List<AppPlan.Placement>> byNode = placement.stream()
                .collect(Collectors.groupingBy(
                        slot -> slot.node() == null ? NOWHERE : slot.node(), TreeMap::new, Collectors.toList()));
        Div table = Markup.testId(Markup.div("diff"), TestId.DEPLOY_PLACEMENT);
        byNode.forEach((node, slots) -> {
            Div actions = Markup.div("diff-values");
            slots.stream()
                    .collect(Collectors.groupingBy(AppPlan.Placement::action, TreeMap::new, Collectors.counting()))
                    .forEach((action, count) -> actions.add(Markup.span("tag", count + " × " + action)));
            table.add(Markup.div("diff-row", Markup.span("diff-field mono", node), actions));
        });
        Div part = Markup.div("review-part", Markup.heading("Where its instances go"), table);
        part.setVisible(!placement.isEmpty());
        return part;
    }

    private static String field(String pointer) {
        return pointer.replaceFirst("^/(spec/)?", "").replaceFirst("/.*$", "");
    }

    /** {@code /resources/limits/cpu} reads {@code resources · limits · cpu}. */
    private static String words(String pointer) {
        return pointer.replaceFirst("^/(spec/)?", "")
                .replace("/", " · ")
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
