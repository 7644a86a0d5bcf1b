package dev.podium.portal.apps;

import dev.podium.api.contract.app.App;
import dev.podium.portal.component.ImageName;
import dev.podium.portal.component.Status;
import dev.podium.portal.platform.AppRef;
import java.time.Instant;
import java.util.Locale;

/** An app as the list shows it. */
record AppRow(
        AppRef ref,
        Status status,
        String message,
        int ready,
        int desired,
        ImageName image,
        String url,
        Instant changed) {

    static AppRow of(App app) {
        var status = app.status();
        boolean fine = status.state().equals("Running");
        return new AppRow(
                AppRef.of(app),
                Status.ofApp(status.state()),
                fine ? "" : status.message(),
                status.ready(),
                status.desired(),
                ImageName.of(app.spec().image()),
                status.urls().isEmpty() ? "" : status.urls().getFirst(),
                app.metadata().updatedAt());
    }

    boolean matches(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || ref.toString().contains(wanted)
                || image.full().toLowerCase(Locale.ROOT).contains(wanted)
                || url.contains(wanted);
    }
}
