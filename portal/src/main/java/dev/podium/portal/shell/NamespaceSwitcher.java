package dev.podium.portal.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the namespace that lists show: one, or all that the person may see. */
@Prototype
final class NamespaceSwitcher extends Div {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "All mine";

    private final transient PortalSession session;
    private final ComboBox<String> choice = new ComboBox<>();

    NamespaceSwitcher(PortalSession session) {
        this.session = session;
        addClassName("switcher");
        choice.setAriaLabel("Namespace");
        choice.addClassName("switcher-field");
        Markup.testId(choice, TestId.NAMESPACE_SWITCHER);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(Optional.ofNullable(change.getValue()).filter(value -> !value.equals(ALL)));
            }
        });
        add(choice);
        fill();
    }

    /** Shows the namespace of the page at {@code location}. */
    void show(Location location) {
        List<String> segments = location.getSegments();
        Optional<String> ofPage = segments.size() >= 3 && segments.getFirst().equals("apps")
                ? Optional.of(segments.get(1))
                : location.getQueryParameters().getSingleParameter("ns").filter(ns -> !ns.isEmpty());
        if (ofPage.isPresent()) {
            session.chooseNamespace(ofPage);
        }
        fill();
    }

    private void fill() {
        List<String> names = session.access().namespaces().stream()
                .map(namespace -> namespace.metadata().name())
                .sorted()
                .toList();
        Optional<String> chosen = session.namespace();
        choice.setItems(
                Stream.of(Stream.of(ALL), names.stream(), chosen.stream().filter(name -> !names.contains(name)))
                        .flatMap(part -> part)
                        .toList());
        choice.setValue(chosen.orElse(ALL));
    }

    private void choose(Optional<String> namespace) {
        session.chooseNamespace(namespace);
        getUI().ifPresent(ui -> ui.navigate(
                "apps",
                namespace
                        .map(name -> QueryParameters.simple(Map.of("ns", name)))
                        .orElse(QueryParameters.empty())));
    }
}
