package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppStatus;
import dev.podium.api.server.operations.Progress;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says how far operations on apps have come. */
@Singleton
final class AppProgress implements Progress {
    private final AppRows rows;
    private final AppReader reader;

    AppProgress(AppRows rows, AppReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    @Override
    public String kind() {
        return "App";
    }

    @Override
    public Standing of(Target target) {
        Optional<AppRow> row = Optional.ofNullable(target.namespace())
                .flatMap(namespace -> rows.find(namespace, target.name()))
                .filter(found -> found.uid().equals(target.uid()));
        if (row.isEmpty()) {
            return new Standing(true, "The app is gone.");
        }
        AppStatus status = reader.app(row.get()).status();
        boolean reached = !row.get().deleting()
                && (status.state().equals("Running")
                        || (status.state().equals("Stopped") && !status.reason().equals("Stopping")));
        return new Standing(reached, status.message());
    }
}
