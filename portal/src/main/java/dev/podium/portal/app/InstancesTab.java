package dev.podium.portal.app;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.podium.api.contract.task.Task;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.RowList;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import java.util.List;
import java.util.Optional;

/** The instances of an app, as they are now. */
final class InstancesTab extends Div {
    private static final long serialVersionUID = 1L;

    private final transient LiveList<Task> tasks;
    private final Div instead = Markup.div("instead");
    private final Div foot = Markup.div("rows-foot");
    private final RowList<InstanceRow> rows;
    private transient AppAddress address;

    InstancesTab(LiveList<Task> tasks, AppAddress address) {
        this.tasks = tasks;
        this.address = address;
        addClassName("tab-body");
        rows = new RowList<InstanceRow>(
                        "rows--instances",
                        List.of("Instance", "State", "Node", "Release", "Address", "Age", ""),
                        template(address),
                        InstanceRow::id)
                .testId("instances");
        add(instead, rows, foot);
        LiveBinding.bind(this, tasks, this::draw);
    }

    void show(AppAddress now) {
        address = now;
        draw(tasks.snapshot());
    }

    private void draw(LiveSnapshot<Task> snapshot) {
        List<InstanceRow> list = InstanceRow.list(snapshot.items(), address.ended());
        instead.removeAll();
        rows.setVisible(!list.isEmpty());
        rows.show(list);
        foot(InstanceRow.hidden(snapshot.items()));
        if (!list.isEmpty()) {
            return;
        }
        switch (snapshot.phase()) {
            case Phase.Loading _ -> instead.add(Markup.div("skeleton"), Markup.div("skeleton"));
            case Phase.Refused refused -> instead.add(Notice.error("The instances cannot be shown", refused.why()));
            case Phase.Live _, Phase.Paused _ ->
                instead.add(Notice.empty("box", "No instances", "Nothing of this app runs now."));
        }
    }

    private void foot(int hidden) {
        foot.removeAll();
        if (hidden > 0 || address.ended()) {
            String label = address.ended() ? "Hide those that have ended" : "Show " + hidden + " that have ended";
            Anchor toggle = Markup.inside(address.withEnded(!address.ended()).link(), Markup.span("label", label));
            foot.add(toggle);
        }
    }

    private static LitRenderer<InstanceRow> template(AppAddress page) {
        return LitRenderer.<InstanceRow>of("""
                        <div class="row ${item.ended}" data-testid="instance-row" data-name="${item.id}" data-state="${item.state}">
                          <div class="cell cell-name"><span class="strong">${item.slot}</span><span class="cell-sub">${item.attempts}</span></div>
                          <div class="cell cell-status">
                            <span class="status ${item.tone}"><podium-icon name="${item.icon}"></podium-icon><span>${item.word}</span></span>
                            <span class="cell-sub cell-reason" title="${item.reason}">${item.reason}</span>
                          </div>
                          <div class="cell cell-node mono">${item.node}</div>
                          <div class="cell cell-release num faint">${item.release}</div>
                          <div class="cell cell-address mono faint">${item.address}</div>
                          <div class="cell cell-age"><podium-age at="${item.begun}"></podium-age></div>
                          <div class="cell cell-actions"><a class="button button--plain button--small" href="${item.logs}" router-link>Logs</a></div>
                        </div>
                        """)
                .withProperty("id", InstanceRow::id)
                .withProperty("slot", row -> page.ref().name() + "." + row.slot())
                .withProperty("attempts", row -> row.attempt() <= 1 ? "" : "attempt " + row.attempt())
                .withProperty("ended", row -> row.ended() ? "row--ended" : "")
                .withProperty("tone", row -> row.status().tone().styleClass())
                .withProperty("icon", row -> row.status().icon())
                .withProperty("state", InstanceRow::state)
                .withProperty("word", row -> row.status().word())
                .withProperty("reason", InstanceRow::reason)
                .withProperty("node", InstanceRow::node)
                .withProperty("release", row -> Integer.toString(row.release()))
                .withProperty("address", InstanceRow::address)
                .withProperty("begun", row -> (row.ended() ? row.since() : row.begun()).toString())
                .withProperty(
                        "logs",
                        row -> page.withLog(LogQuery.NONE.ofInstance(Optional.of(row.id())))
                                .link());
    }
}
