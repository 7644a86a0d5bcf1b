package dev.podium.portal.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.podium.api.contract.app.App;
import dev.podium.portal.component.Markup;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.session.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is declared of an app, with the defaults the platform filled in, and the way to delete it. */
final class SettingsTab extends Div {
    private static final long serialVersionUID = 1L;

    private final Div facts = Markup.div("settings-grid");
    private transient @Nullable List<SpecFacts.Group> shown;

    SettingsTab(AppRef ref, boolean mayWrite, AppActions actions) {
        addClassName("tab-body");
        NativeButton change = Markup.button("Change settings", "edit", "plain");
        change.addClickListener(click -> actions.change(ref));
        Markup.permit(change, mayWrite, Access.APPS_WRITE);
        NativeButton delete = Markup.button("Delete this app", "trash", "danger-plain");
        delete.addClickListener(click -> actions.delete(ref));
        Markup.permit(delete, mayWrite, Access.APPS_WRITE);
        Div danger = Markup.div(
                "card danger",
                Markup.div(
                        "danger-words",
                        Markup.heading("Delete"),
                        Markup.text("faint", "Stops every instance and removes the app with its address.")),
                delete);
        add(Markup.div("section-head", Markup.heading("What is declared"), change), facts, danger);
    }

    void show(App app) {
        List<SpecFacts.Group> groups = SpecFacts.of(app);
        if (groups.equals(shown)) {
            return;
        }
        shown = groups;
        facts.removeAll();
        groups.stream().map(SettingsTab::card).forEach(facts::add);
    }

    private static Div card(SpecFacts.Group group) {
        Div list = Markup.div("facts");
        group.facts().forEach(fact -> {
            list.add(Markup.span("facts-name", fact.name()));
            list.add(Markup.span("facts-value" + (fact.literal() ? " mono" : ""), fact.value()));
        });
        return Markup.div("card", Markup.heading(group.title()), list);
    }
}
