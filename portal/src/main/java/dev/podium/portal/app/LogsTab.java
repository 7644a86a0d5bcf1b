package dev.podium.portal.app;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.task.Task;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.live.Paced;
import org.jspecify.annotations.Nullable;

/** The log of an app's instances, as it is written. */
final class LogsTab extends Div {
    private static final long serialVersionUID = 1L;

    private final transient LogSource source;
    private final LogPane pane = Markup.testId(new LogPane(), TestId.LOG);
    private final LogToolbar toolbar;
    private transient AppAddress address;
    private transient @Nullable Watch stream;

    LogsTab(LogSource source, LiveList<Task> tasks, AppAddress address) {
        this.source = source;
        this.address = address;
        this.toolbar = new LogToolbar(source, pane);
        addClassNames("tab-body", "tab-body--log");
        add(toolbar, pane);
        LiveBinding.bind(this, tasks, snapshot -> toolbar.instances(snapshot.items(), this.address));
        toolbar.show(address);
    }

    void show(AppAddress now) {
        boolean otherLines = !now.log().sameLines(address.log());
        address = now;
        toolbar.show(now);
        if (otherLines) {
            restart();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        restart();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop();
    }

    private void restart() {
        stop();
        pane.reset();
        getUI().ifPresent(ui -> {
            LogFollower[] follower = new LogFollower[1];
            Runnable draw = ui.accessLater(() -> pane.append(follower[0].take()), () -> {});
            follower[0] = new LogFollower(new Paced(draw));
            stream = source.follow(address, follower[0]);
        });
    }

    private void stop() {
        Watch open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
