package dev.podium.portal.app;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.task.Task;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.Optional;

/** Decides what an app's page shows and carries out what is asked for on it. */
@Prototype
final class AppPresenter {
    private final PortalSession session;

    AppPresenter(PortalSession session) {
        this.session = session;
    }

    /** What to show of the app itself. */
    sealed interface Picture {
        record Loading() implements Picture {}

        /** No such app, or none that the person may see. */
        record Missing() implements Picture {}

        record Refused(String why) implements Picture {}

        record Shown(App app) implements Picture {}
    }

    LiveList<App> apps(AppRef ref) {
        return session.live().apps(Optional.of(ref.namespace()));
    }

    LiveList<Task> tasks(AppRef ref) {
        return session.live().tasks(ref);
    }

    LiveList<Event> events(AppRef ref) {
        return session.live().events(ref);
    }

    Picture picture(LiveSnapshot<App> snapshot, AppRef ref) {
        Optional<App> app = snapshot.items().stream()
                .filter(candidate -> AppRef.of(candidate).equals(ref))
                .findFirst();
        if (app.isPresent()) {
            return new Picture.Shown(app.get());
        }
        return switch (snapshot.phase()) {
            case Phase.Loading _ -> new Picture.Loading();
            case Phase.Live _ -> new Picture.Missing();
            case Phase.Paused _ -> new Picture.Loading();
            case Phase.Refused refused -> new Picture.Refused(refused.why());
        };
    }

    boolean mayWrite(AppRef ref) {
        return session.access().onNamespace(Access.APPS_WRITE, ref.namespace());
    }

    boolean mayReadLogs(AppRef ref) {
        return session.access().onNamespace(Access.APPS_LOGS, ref.namespace());
    }

    App scale(AppRef ref, int replicas) {
        return session.platform().scale(ref, replicas);
    }

    App restart(AppRef ref) {
        return session.platform().restart(ref);
    }

    /** Starts the deletion; the row goes when everything of the app has stopped. */
    AppRef delete(AppRef ref) {
        session.platform().delete(ref);
        return ref;
    }
}
