package dev.podium.portal.app;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.podium.api.contract.task.Task;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.AppRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What of the log to show. Every choice changes the address, which then changes the page. */
final class LogToolbar extends Div {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "All instances";
    private static final String LATEST = "Latest lines";

    private final LogPane pane;
    private final TextField filter = new TextField();
    private final NativeButton regex = toggle("Regex", "code", TestId.LOG_REGEX);
    private final NativeButton wrap = toggle("Wrap", "wrap", TestId.LOG_WRAP);
    private final NativeButton follow = Markup.testId(Markup.button("Pause", "pause", "plain"), TestId.LOG_FOLLOW);
    private final Span held = Markup.span("faint", "");
    private final Select<String> since = new Select<>();
    private final Select<String> instance = new Select<>();
    private final transient List<String> instanceIds = new ArrayList<>();
    private transient AppAddress address;
    private boolean following = true;

    LogToolbar(LogSource source, LogPane pane) {
        this.pane = pane;
        this.address = AppAddress.at(new AppRef("", ""));
        addClassName("toolbar");
        filter.setPlaceholder("Filter lines");
        filter.setAriaLabel("Filter lines");
        filter.setPrefixComponent(Markup.icon("search"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addClassName("log-filter");
        Markup.testId(filter, TestId.LOG_FILTER);
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(log -> log.filter(change.getValue(), log.regex()));
            }
        });
        regex.addClickListener(click -> go(log -> log.filter(log.text(), !log.regex())));
        wrap.addClickListener(click -> go(log -> log.wrapped(!log.wrap())));
        follow.addClickListener(click -> follow(!following));
        pane.onFollow(event -> {
            following = event.following();
            held.setText(event.held() == 0 ? "" : event.held() + " new");
            label();
        });
        choices();
        add(filter, regex, since, instance, wrap, Markup.div("toolbar-end", held, follow, download(source)));
    }

    /** Offers the instances there are, and the one of the address even when it is gone. */
    void instances(List<Task> tasks, AppAddress now) {
        List<InstanceRow> rows = InstanceRow.list(tasks, true);
        List<String> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        labels.add(ALL);
        ids.add("");
        for (InstanceRow row : rows) {
            labels.add(label(now, row));
            ids.add(row.id());
        }
        String chosen = now.log().instance().orElse("");
        if (!ids.contains(chosen)) {
            ids.add(chosen);
            labels.add("Instance " + chosen.substring(Math.max(0, chosen.length() - 8)));
        }
        if (!ids.equals(instanceIds)) {
            instanceIds.clear();
            instanceIds.addAll(ids);
            instance.setItems(labels);
        }
        instance.setValue(labels.get(ids.indexOf(chosen)));
    }

    void show(AppAddress now) {
        address = now;
        LogQuery log = now.log();
        filter.setValue(log.text());
        pressed(regex, log.regex());
        pressed(wrap, log.wrap());
        since.setValue(log.since().map(LogQuery.Since::label).orElse(LATEST));
        pane.wrap(log.wrap());
        pane.filter(log.text(), log.regex(), problem -> {
            filter.setInvalid(!problem.isEmpty());
            filter.setErrorMessage(problem);
        });
    }

    private void choices() {
        since.setAriaLabel("How far back");
        since.setItems(List.of(
                LATEST, LogQuery.Since.FIVE_MINUTES.label(), LogQuery.Since.HOUR.label(), LogQuery.Since.DAY.label()));
        since.addClassName("log-since");
        Markup.testId(since, TestId.LOG_SINCE);
        since.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(log -> log.since(LogQuery.Since.labelled(change.getValue())));
            }
        });
        instance.setAriaLabel("Instance");
        instance.addClassName("log-instance");
        Markup.testId(instance, TestId.LOG_INSTANCE);
        instance.addValueChangeListener(change -> {
            int at = change.isFromClient()
                    ? instance.getListDataView().getItems().toList().indexOf(change.getValue())
                    : -1;
            if (at >= 0) {
                go(log -> log.ofInstance(Optional.of(instanceIds.get(at)).filter(id -> !id.isEmpty())));
            }
        });
    }

    private Anchor download(LogSource source) {
        DownloadHandler handler = event -> source.download(address, event);
        Anchor link = new Anchor(handler, "");
        link.add(Markup.icon("download"), Markup.span("button-label", "Download"));
        link.addClassNames("button", "button--plain");
        return Markup.testId(link, TestId.LOG_DOWNLOAD);
    }

    private void follow(boolean on) {
        following = on;
        pane.follow(on);
        label();
    }

    private void label() {
        follow.removeAll();
        follow.add(
                Markup.icon(following ? "pause" : "play"), Markup.span("button-label", following ? "Pause" : "Follow"));
        if (following) {
            held.setText("");
        }
    }

    private void go(UnaryOperator<LogQuery> change) {
        AppAddress wanted = address.withLog(change.apply(address.log()));
        getUI().ifPresent(ui -> ui.navigate(wanted.ref().path(), wanted.parameters()));
    }

    private static String label(AppAddress now, InstanceRow row) {
        String name = now.ref().name() + "." + row.slot();
        return row.ended()
                ? name + " · attempt " + row.attempt() + ", "
                        + row.status().word().toLowerCase(Locale.ROOT)
                : name;
    }

    private static NativeButton toggle(String label, String icon, String testId) {
        return Markup.testId(Markup.button(label, icon, "plain"), testId);
    }

    private static void pressed(NativeButton toggle, boolean on) {
        toggle.getElement().setAttribute("aria-pressed", Boolean.toString(on));
    }
}
