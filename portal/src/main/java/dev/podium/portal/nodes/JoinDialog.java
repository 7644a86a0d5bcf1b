package dev.podium.portal.nodes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.node.JoinToken;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.Panel;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.Answer;

/** Makes a join token and shows, this once, the command with which a machine joins. */
final class JoinDialog {
    private static final int MOST_USES = 1_000;

    private final NodesPresenter presenter;
    private final Inquiries inquiries;
    private final Select<String> ttl = new Select<>();
    private final IntegerField uses = new IntegerField("For how many nodes");
    private final TextField labels = new TextField("Labels");
    private final NativeButton create =
            Markup.testId(Markup.button("Make a join token", "plus", "primary"), TestId.JOIN_CREATE);
    private final Div form = Markup.div("field-grid");
    private final Panel panel = new Panel(
            "Add a node",
            "Run one command on a machine with a Docker Engine. The token pins this cluster's certificate authority, so the"
                    + " machine cannot be led elsewhere.",
            form);

    JoinDialog(NodesPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        ttl.setLabel("Usable for");
        ttl.setItems("15m", "1h", "24h");
        ttl.setValue("1h");
        ttl.addClassName("half");
        uses.setValue(1);
        uses.setMin(1);
        uses.setMax(MOST_USES);
        uses.setStepButtonsVisible(true);
        uses.addClassName("half");
        labels.setPlaceholder("rack=r1 disk=ssd");
        labels.setHelperText("Given to every node that joins with it.");
        form.add(ttl, uses, labels);
        create.addClickListener(click -> create());
        panel.action(create);
    }

    void open() {
        panel.open();
    }

    private void create() {
        Integer wanted = uses.getValue();
        if (wanted == null || uses.isInvalid()) {
            return;
        }
        create.setEnabled(false);
        panel.clearProblem();
        String text = labels.getValue();
        inquiries.ask(panel.component(), () -> presenter.join(ttl.getValue(), wanted, text), answer -> {
            switch (answer) {
                case Answer.Done<JoinToken>(JoinToken token) -> {
                    panel.close();
                    show(token);
                }
                case Answer.Refused<JoinToken>(ApiException problem) -> {
                    panel.problem(problem);
                    create.setEnabled(true);
                }
            }
        });
    }

    private static void show(JoinToken token) {
        String command = token.command() == null ? String.valueOf(token.token()) : token.command();
        Div snippet = Markup.div(
                "snippet",
                Markup.div(
                        "snippet-head",
                        Markup.span("snippet-title", "On the new machine"),
                        new Markup.Copy("Copy the command", command)),
                Markup.testId(Markup.text("code-block code-block--wrap", command), TestId.JOIN_COMMAND));
        Div facts = Markup.div(
                "facts",
                Markup.span("facts-name", "Usable for"),
                Markup.age(token.expiresAt()).until(),
                Markup.span("facts-name", "Nodes"),
                Markup.span("num", Integer.toString(token.usesLeft())),
                Markup.span("facts-name", "CA (SHA-256)"),
                Markup.span("mono facts-value", token.caDigest()));
        new Panel(
                        "Join with this command",
                        "",
                        Notice.warning("Shown once", "Copy it now; it cannot be shown again."),
                        snippet,
                        facts)
                .wide()
                .closable()
                .open();
    }
}
