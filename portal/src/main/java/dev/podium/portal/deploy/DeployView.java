package dev.podium.portal.deploy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.TestId;
import dev.podium.portal.component.Toast;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deploys an app, or changes one: a few steps that can be skipped, then a review by the platform itself. */
@Prototype
@Route(value = "deploy", layout = ShellLayout.class)
@PageTitle("Deploy · Podium")
public final class DeployView extends Div implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    private final transient DeployPresenter presenter;
    private final transient Inquiries inquiries;
    private final Div message = Markup.div("instead");
    private final Div body = Markup.div("wizard-body");
    private final ReviewPane review = new ReviewPane();
    private final NativeButton back = button("Back", "left", "quiet", TestId.DEPLOY_BACK);
    private final NativeButton next = button("Next", "right", "plain", TestId.DEPLOY_NEXT);
    private final NativeButton toReview = button("Review", "check", "primary", TestId.DEPLOY_REVIEW);
    private final NativeButton submit = button("Deploy", "rocket", "primary", TestId.DEPLOY_SUBMIT);
    private transient @Nullable DraftForm form;
    private transient Optional<AppRef> changing = Optional.empty();
    private StepNav steps = new StepNav(this::link);
    private Step step = Step.SOURCE;

    DeployView(DeployPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        addClassNames("page", "page--wizard");
        back.addClickListener(click -> go(step.back()));
        next.addClickListener(click -> go(step.next()));
        toReview.addClickListener(click -> go(Step.REVIEW));
        submit.addClickListener(click -> deploy());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Optional<String> namespace = parameters.getSingleParameter("ns");
        Optional<AppRef> app = parameters.getSingleParameter("app").map(name -> new AppRef(namespace.orElse(""), name));
        if (form == null || !app.equals(changing)) {
            changing = app;
            start(namespace);
        }
        if (form != null) {
            enter(Step.of(parameters.getSingleParameter("step").orElse("")));
        }
    }

    private void start(Optional<String> namespace) {
        removeAll();
        form = null;
        List<String> namespaces = presenter.namespaces();
        if (namespaces.isEmpty()) {
            add(Markup.title("Deploy an app"), noNamespace());
            return;
        }
        switch (Answer.of(() -> changing.map(presenter::change).orElseGet(() -> presenter.fresh(namespace)))) {
            case Answer.Done<DeployDraft>(DeployDraft draft) -> begin(namespaces, draft);
            case Answer.Refused<DeployDraft>(ApiException problem) -> add(Markup.title("Deploy"), Notice.of(problem));
        }
    }

    private void begin(List<String> namespaces, DeployDraft draft) {
        DraftForm fields = new DraftForm(namespaces);
        fields.fill(draft);
        if (presenter.changing()) {
            fields.lockIdentity();
        }
        form = fields;
        steps = new StepNav(this::link);
        String title = changing.map(ref -> "Change " + ref.name()).orElse("Deploy an app");
        Div footer = Markup.div("wizard-foot", back, Markup.div("shell-spacer"), next, toReview, submit);
        add(
                Markup.div("page-head", Markup.title(title)),
                Markup.div("wizard", steps, Markup.div("card wizard-card", message, body, footer)));
    }

    private void enter(Step wanted) {
        step = wanted;
        steps.mark(wanted);
        body.removeAll();
        body.add(Markup.div("wizard-head", Markup.heading(wanted.title()), Markup.text("faint", wanted.text())));
        back.setVisible(wanted != Step.SOURCE);
        next.setVisible(wanted != Step.REVIEW && wanted != Step.EXPOSURE);
        toReview.setVisible(wanted != Step.REVIEW);
        submit.setVisible(wanted == Step.REVIEW);
        DraftForm fields = form;
        if (fields != null && wanted != Step.REVIEW) {
            body.add(fields.group(wanted));
            fields.focus(wanted);
        } else if (fields != null) {
            body.add(review);
            plan(fields);
        }
    }

    private void plan(DraftForm fields) {
        clearErrors(fields);
        submit.setEnabled(false);
        review.waiting();
        DeployDraft draft = fields.read();
        switch (presenter.write(draft)) {
            case DraftWriter.Result.Wrong wrong -> wrong(wrong.errors());
            case DraftWriter.Result.Written written ->
                inquiries.ask(
                        this, () -> presenter.plan(draft, written.spec()), answer -> planned(answer, written.fields()));
        }
    }

    private void planned(Answer<AppPlan> answer, Set<String> typed) {
        if (step != Step.REVIEW) {
            return;
        }
        switch (answer) {
            case Answer.Done<AppPlan>(AppPlan plan) -> {
                review.show(plan, typed);
                submit.setEnabled(plan.changes());
            }
            case Answer.Refused<AppPlan>(ApiException problem) -> refused(problem);
        }
    }

    private void deploy() {
        DraftForm fields = form;
        if (fields == null) {
            return;
        }
        submit.setEnabled(false);
        clearErrors(fields);
        DeployDraft draft = fields.read();
        if (presenter.write(draft) instanceof DraftWriter.Result.Written written) {
            inquiries.ask(this, () -> presenter.deploy(draft, written.spec()), this::deployed);
        }
    }

    private void deployed(Answer<App> answer) {
        switch (answer) {
            case Answer.Done<App>(App app) -> {
                Toast.show("Deploying " + app.metadata().name());
                getUI().ifPresent(ui -> ui.navigate(AppRef.of(app).path()));
            }
            case Answer.Refused<App>(ApiException problem) -> refused(problem);
        }
    }

    /** Errors go to the fields their pointers name, and the wizard to the first of those; what has no field is told on top. */
    private void refused(ApiException problem) {
        if (problem.errors().isEmpty()) {
            review.removeAll();
            message.add(Notice.of(problem));
        } else {
            wrong(problem.errors());
        }
    }

    private void wrong(List<FieldError> errors) {
        DraftForm fields = form;
        if (fields == null) {
            return;
        }
        review.removeAll();
        List<Step> places = new ArrayList<>();
        for (FieldError error : errors) {
            fields.errors()
                    .show(error)
                    .ifPresentOrElse(places::add, () -> message.add(Notice.error(error.pointer(), error.message())));
        }
        places.forEach(steps::wrong);
        places.stream().min(Comparator.naturalOrder()).ifPresent(this::go);
    }

    private void clearErrors(DraftForm fields) {
        message.removeAll();
        fields.errors().clear();
        steps.clear();
    }

    /** Once the step being entered is on the screen: a navigation inside another one would be lost. */
    private void go(Step wanted) {
        getUI().ifPresent(ui -> {
            var _ = ui.access(() -> ui.navigate("deploy", parameters(wanted)));
        });
    }

    private String link(Step wanted) {
        return "deploy?" + parameters(wanted).getQueryString();
    }

    private QueryParameters parameters(Step wanted) {
        Map<String, String> values = new LinkedHashMap<>();
        changing.ifPresent(ref -> {
            values.put("ns", ref.namespace());
            values.put("app", ref.name());
        });
        values.put("step", wanted.key());
        return QueryParameters.simple(values);
    }

    private static Div noNamespace() {
        Anchor start = Markup.inside("start", Markup.span("button-label", "First steps"));
        start.addClassNames("button", "button--plain");
        return Notice.empty(
                "tenant",
                "No namespace to deploy to",
                "Apps live in a namespace, and there is none in which you may deploy.",
                start);
    }

    private static NativeButton button(String label, String icon, String variant, String testId) {
        return Markup.testId(Markup.button(label, icon, variant), testId);
    }
}
