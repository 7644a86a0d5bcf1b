package dev.podium.portal.deploy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The steps as links: where one is, and which of them has something to mend. */
final class StepNav extends Nav {
    private static final long serialVersionUID = 1L;

    private final Map<Step, Anchor> links = new EnumMap<>(Step.class);

    /** @param address where the link of a step leads */
    StepNav(Function<Step, String> address) {
        addClassName("steps");
        getElement().setAttribute("aria-label", "Steps");
        for (Step step : Step.values()) {
            Anchor link = Markup.inside(
                    address.apply(step),
                    Markup.span("step-number", Integer.toString(step.number())),
                    Markup.span("step-title", step.title()));
            link.addClassName("step");
            link.getElement().setAttribute("data-name", step.key());
            link.setTitle(step.title());
            links.put(step, Markup.testId(link, TestId.DEPLOY_STEP));
            add(link);
        }
    }

    void mark(Step current) {
        links.forEach((step, link) -> {
            if (step == current) {
                link.getElement().setAttribute("aria-current", "step");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    void wrong(Step step) {
        links.forEach(
                (each, link) -> link.getElement().getClassList().set("step--wrong", each == step || isWrong(link)));
    }

    void clear() {
        links.values().forEach(link -> link.removeClassName("step--wrong"));
    }

    private static boolean isWrong(Anchor link) {
        return link.hasClassName("step--wrong");
    }
}
