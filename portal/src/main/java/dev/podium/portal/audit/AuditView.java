package dev.podium.portal.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.audit.AuditPresenter.Entries;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.RowList;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who did or tried what, newest first, with filters in the address. */
@Prototype
@Route(value = "audit", layout = ShellLayout.class)
@PageTitle("Audit · Podium")
public final class AuditView extends Div implements AfterNavigationObserver {
    private static final long serialVersionUID = 1L;
    private static final List<String> OUTCOMES = List.of("Done", "Denied", "Refused", "Failed");

    private final transient AuditPresenter presenter;
    private final transient Inquiries inquiries;
    private final TextField who = filter("Who", "anna", TestId.AUDIT_WHO);
    private final TextField what = filter("What", "DELETE or apps", TestId.AUDIT_WHAT);
    private final TextField where = filter("Where", "/acme", TestId.AUDIT_WHERE);
    private final Div outcomes = Markup.div("chips");
    private final Div instead = Markup.div("instead");
    private final NativeButton more = Markup.testId(Markup.button("Earlier ones", "", "plain"), TestId.AUDIT_MORE);
    private final RowList<AuditRow> rows = new RowList<>(
            "rows--audit",
            List.of("When", "Who", "What", "Result", ""),
            AuditTemplate.of(row -> EntryPanel.open(row.entry())),
            AuditRow::key);
    private final List<AuditRow> shown = new ArrayList<>();
    private transient AuditFilter filter = new AuditFilter("", "", "", "");
    private transient Optional<String> next = Optional.empty();

    AuditView(AuditPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        addClassNames("page", "page--list");
        NativeButton verify = Markup.testId(Markup.button("Verify", "check", "plain"), TestId.AUDIT_VERIFY);
        verify.addClickListener(click -> verify());
        Markup.permit(verify, presenter.mayVerify(), Access.AUDIT_READ);
        more.addClickListener(click -> load());
        add(Markup.div("page-head", Markup.title("Audit"), verify));
        if (presenter.mayRead()) {
            add(Markup.div("toolbar", who, what, where, outcomes), instead, rows, Markup.div("rows-more", more));
        } else {
            add(Notice.warning(
                    "The audit trail is not yours to see", "Needs the permission " + Access.AUDIT_READ + "."));
        }
    }

    private TextField filter(String label, String example, String testId) {
        TextField field = new TextField();
        field.setAriaLabel(label);
        field.setPlaceholder(label + ", for example " + example);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addClassName("search");
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(filter.with(who.getValue(), what.getValue(), where.getValue()));
            }
        });
        return Markup.testId(field, testId);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = AuditFilter.of(event.getLocation().getQueryParameters());
        who.setValue(filter.who());
        what.setValue(filter.what());
        where.setValue(filter.where());
        outcomes.removeAll();
        OUTCOMES.forEach(outcome -> outcomes.add(chip(outcome)));
        shown.clear();
        next = Optional.empty();
        if (presenter.mayRead()) {
            instead.removeAll();
            instead.add(Markup.div("skeleton"), Markup.div("skeleton"));
            load();
        }
    }

    private NativeButton chip(String outcome) {
        NativeButton chip = new NativeButton(outcome);
        boolean on = filter.outcome().equals(outcome);
        chip.addClassName("chip");
        chip.getElement().setAttribute("type", "button");
        chip.getElement().setAttribute("aria-pressed", Boolean.toString(on));
        chip.addClickListener(click -> go(filter.withOutcome(on ? "" : outcome)));
        return Markup.testId(chip, TestId.AUDIT_OUTCOME + outcome);
    }

    private void go(AuditFilter wanted) {
        getUI().ifPresent(ui -> ui.navigate("audit", wanted.parameters()));
    }

    private void load() {
        AuditFilter asked = filter;
        Optional<String> after = next;
        inquiries.ask(this, () -> presenter.entries(asked, after), answer -> {
            if (asked.equals(filter)) {
                instead.removeAll();
                switch (answer) {
                    case Answer.Done<Entries>(Entries entries) -> draw(entries);
                    case Answer.Refused<Entries>(ApiException problem) -> refuse(problem);
                }
            }
        });
    }

    private void draw(Entries entries) {
        shown.addAll(entries.rows());
        next = entries.cursor();
        rows.show(shown);
        rows.setVisible(!shown.isEmpty());
        more.setVisible(next.isPresent());
        if (shown.isEmpty()) {
            instead.add(Notice.empty(
                    "search",
                    filter.isEmpty() ? "Nothing happened yet" : "Nothing matches",
                    filter.isEmpty()
                            ? "Every change and every denied attempt will be here."
                            : "Nobody did or tried that, or it is not yours to see."));
        }
    }

    private void refuse(ApiException problem) {
        rows.setVisible(false);
        more.setVisible(false);
        instead.add(Notice.of(problem));
    }

    private void verify() {
        inquiries.ask(this, presenter::verify, answer -> {
            instead.removeAll();
            switch (answer) {
                case Answer.Done<AuditVerification>(AuditVerification found) -> instead.add(verdict(found));
                case Answer.Refused<AuditVerification>(ApiException problem) -> instead.add(Notice.of(problem));
            }
        });
    }

    private static Notice verdict(AuditVerification found) {
        Notice notice = found.intact()
                ? Notice.info("The audit trail is intact", found.message() + ". Newest hash: " + found.hash())
                : Notice.error("The audit trail was changed", found.message() + ".");
        return Markup.testId(notice, TestId.AUDIT_VERDICT);
    }
}
