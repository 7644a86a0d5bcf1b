package dev.podium.portal.nodes;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.node.Node;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.Panel;
import dev.podium.portal.component.RowList;
import dev.podium.portal.component.TestId;
import dev.podium.portal.component.Toast;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.platform.Platform.Availability;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.List;

/** The machines of the cluster: how they fare, how full they are, and whether they take new work. */
@Prototype
@Route(value = "nodes", layout = ShellLayout.class)
@PageTitle("Nodes · Podium")
public final class NodesView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient NodesPresenter presenter;
    private final transient Inquiries inquiries;
    private final Span summary = Markup.span("faint", "");
    private final Div instead = Markup.div("instead");
    private final RowList<NodeRow> rows;

    NodesView(NodesPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        addClassNames("page", "page--list");
        NativeButton join = Markup.testId(Markup.button("Add a node", "plus", "primary"), TestId.NODE_JOIN);
        join.addClickListener(click -> new JoinDialog(presenter, inquiries).open());
        Markup.permit(join, presenter.mayJoin(), Access.JOIN_TOKENS_WRITE);
        rows = new RowList<>(
                "rows--nodes",
                List.of("Node", "State", "CPU", "Memory", "Instances", ""),
                NodeTemplate.of(presenter.mayWrite(), this::set),
                NodeRow::name);
        add(Markup.div("page-head", Markup.title("Nodes"), join));
        if (presenter.mayRead()) {
            add(Markup.div("toolbar", summary), instead, rows);
            LiveBinding.bind(this, presenter.nodes(), this::draw);
        } else {
            add(Notice.warning("The nodes are not yours to see", "Needs the permission " + Access.NODES_READ + "."));
        }
    }

    private void draw(LiveSnapshot<Node> snapshot) {
        List<NodeRow> list = presenter.rows(snapshot.items());
        instead.removeAll();
        rows.setVisible(!list.isEmpty());
        rows.show(list);
        long ready =
                list.stream().filter(row -> row.status().word().equals("Ready")).count();
        summary.setText(list.isEmpty() ? "" : ready + " of " + list.size() + " ready");
        if (!list.isEmpty()) {
            return;
        }
        switch (snapshot.phase()) {
            case Phase.Loading _ -> instead.add(Markup.div("skeleton"), Markup.div("skeleton"));
            case Phase.Refused refused -> instead.add(Notice.error("The nodes cannot be shown", refused.why()));
            case Phase.Live _, Phase.Paused _ ->
                instead.add(Notice.empty(
                        "node",
                        "No nodes yet",
                        "Apps run on nodes: machines with a Docker Engine. Add the first one to begin."));
        }
    }

    private void set(NodeRow node, Availability availability) {
        switch (availability) {
            case DRAINING -> confirmDrain(node);
            case ACTIVE, CORDONED -> carryOut(node, availability);
        }
    }

    private void confirmDrain(NodeRow node) {
        NativeButton submit = Markup.testId(Markup.button("Drain", "drain", "primary"), TestId.CONFIRM_SUBMIT);
        Panel panel = new Panel(
                "Drain " + node.name() + "?",
                "Its " + node.tasks()
                        + " instances move to other nodes, as far as these have room. It takes nothing new until it is"
                        + " activated again.");
        submit.addClickListener(click -> {
            panel.close();
            carryOut(node, Availability.DRAINING);
        });
        panel.action(submit).open();
    }

    private void carryOut(NodeRow node, Availability availability) {
        inquiries.ask(this, () -> presenter.setAvailability(node.name(), availability), answer -> {
            switch (answer) {
                case Answer.Done<Node> _ -> Toast.show(done(node, availability));
                case Answer.Refused<Node>(ApiException problem) -> instead.add(Notice.of(problem));
            }
        });
    }

    private static String done(NodeRow node, Availability availability) {
        return switch (availability) {
            case ACTIVE -> node.name() + " takes work again";
            case CORDONED -> node.name() + " takes nothing new";
            case DRAINING -> "Draining " + node.name();
        };
    }
}
