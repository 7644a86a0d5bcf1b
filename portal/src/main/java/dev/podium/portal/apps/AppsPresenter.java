package dev.podium.portal.apps;

import dev.podium.api.contract.app.App;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what the list of apps shows: which rows, in which order, and what instead when there are none. */
@Prototype
final class AppsPresenter {
    /** What needs somebody's attention comes first. */
    private static final List<String> ORDER =
            List.of("Failing", "Degraded", "Deploying", "Deleting", "Running", "Stopped");

    private final PortalSession session;

    AppsPresenter(PortalSession session) {
        this.session = session;
    }

    /** What to show. */
    sealed interface Picture {
        record Loading() implements Picture {}

        record Refused(String why) implements Picture {}

        /** There are no apps here; {@code mayDeploy} says whether offering to deploy one makes sense. */
        record Nothing(boolean mayDeploy, boolean needsNamespace) implements Picture {}

        record NoMatch(Map<String, Long> counts) implements Picture {}

        record Rows(List<AppRow> rows, Map<String, Long> counts) implements Picture {}
    }

    LiveList<App> apps(AppsFilter filter) {
        return session.live().apps(filter.namespace());
    }

    /** The namespace of the address, or else the one chosen last. */
    AppsFilter settle(AppsFilter filter) {
        session.chooseNamespace(filter.namespace());
        return filter;
    }

    boolean mayDeploy(Optional<String> namespace) {
        Access access = session.access();
        return namespace
                .map(name -> access.onNamespace(Access.APPS_WRITE, name))
                .orElseGet(() -> access.anywhere(Access.APPS_WRITE));
    }

    Picture picture(LiveSnapshot<App> snapshot, AppsFilter filter) {
        return switch (snapshot.phase()) {
            case Phase.Loading _ -> new Picture.Loading();
            case Phase.Refused refused -> new Picture.Refused(refused.why());
            case Phase.Live _ -> rows(snapshot.items(), filter);
            case Phase.Paused _ -> rows(snapshot.items(), filter);
        };
    }

    private Picture rows(List<App> apps, AppsFilter filter) {
        if (apps.isEmpty()) {
            return new Picture.Nothing(
                    mayDeploy(filter.namespace()), session.access().namespaces().isEmpty());
        }
        List<AppRow> matching = apps.stream()
                .map(AppRow::of)
                .filter(row -> row.matches(filter.text()))
                .toList();
        Map<String, Long> counts = counts(matching);
        List<AppRow> shown = matching.stream()
                .filter(row -> filter.state().map(row.status().word()::equals).orElse(true))
                .sorted(Comparator.comparingInt(AppsPresenter::urgency)
                        .thenComparing(row -> row.ref().toString()))
                .toList();
        return shown.isEmpty() ? new Picture.NoMatch(counts) : new Picture.Rows(shown, counts);
    }

    private static Map<String, Long> counts(List<AppRow> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String state : ORDER) {
            long count = rows.stream()
                    .filter(row -> row.status().word().equals(state))
                    .count();
            if (count > 0) {
                counts.put(state, count);
            }
        }
        return counts;
    }

    private static int urgency(AppRow row) {
        int at = ORDER.indexOf(row.status().word());
        return at < 0 ? ORDER.size() : at;
    }
}
