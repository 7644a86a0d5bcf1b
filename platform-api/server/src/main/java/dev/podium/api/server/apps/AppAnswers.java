package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.server.operations.Operations;
import dev.podium.api.server.operations.Wait;
import dev.podium.api.server.resource.ETags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers writes: the app as it is then, and where the operation that has begun can be followed. */
@Singleton
final class AppAnswers {
    private static final String OPERATION = "Operation-Location";

    private final AppRows rows;
    private final AppReader reader;
    private final Operations operations;

    AppAnswers(AppRows rows, AppReader reader, Operations operations) {
        this.rows = rows;
        this.reader = reader;
        this.operations = operations;
    }

    /** 201 where the write made the app, else 200. */
    HttpResponse<App> written(AppWrites.Result result, @Nullable String wait) throws InterruptedException {
        App app = settled(result, Wait.parse(wait));
        MutableHttpResponse<App> answer = ETags.written(app, app.metadata(), result.created());
        result.operation().ifPresent(id -> answer.header(OPERATION, path(id)));
        return answer;
    }

    /** 202 with the place of the operation, 200 where nothing changed. */
    HttpResponse<App> begun(AppWrites.Result result, @Nullable String wait) throws InterruptedException {
        App app = settled(result, Wait.parse(wait));
        MutableHttpResponse<App> answer = ETags.ok(app, app.metadata());
        result.operation()
                .ifPresent(id -> answer.status(HttpStatus.ACCEPTED)
                        .header(OPERATION, path(id))
                        .header(HttpHeaders.LOCATION, path(id)));
        return answer;
    }

    HttpResponse<Operation> deleted(AppWrites.Result result, @Nullable String wait) throws InterruptedException {
        UUID id = result.operation().orElseThrow();
        AppRow row = result.row();
        // A dry run has begun nothing that could be looked up.
        Operation operation = operations
                .await(id, Wait.parse(wait))
                .orElseGet(() -> new Operation(
                        id.toString(),
                        "delete",
                        "App",
                        row.namespace(),
                        row.name(),
                        "Running",
                        "A dry run: nothing was deleted.",
                        row.createdBy(),
                        row.updatedAt(),
                        null));
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, path(id))
                .header(OPERATION, path(id))
                .body(operation);
    }

    private App settled(AppWrites.Result result, Duration wait) throws InterruptedException {
        if (wait.isZero() || result.operation().isEmpty()) {
            return reader.app(result.row());
        }
        operations.await(result.operation().get(), wait);
        return reader.app(
                rows.find(result.row().namespace(), result.row().name()).orElse(result.row()));
    }

    private static String path(UUID operation) {
        return "/api/v1/operations/" + operation;
    }
}
