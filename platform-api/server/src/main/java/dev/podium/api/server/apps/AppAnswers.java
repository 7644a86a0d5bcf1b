package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.resource.Metadata;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers writes: the app as it is then, and where the operation that has begun can be followed. */
@Singleton
final class AppAnswers {
    private static final String OPERATION = "Operation-Location";

    private final AppRows rows;
    private final Shown<App> app;
    private final Operations operations;

    AppAnswers(AppRows rows, AppReader reader, Operations operations) {
        this.rows = rows;
        this.app = new Shown<>(reader::app, App::metadata);
        this.operations = operations;
    }

    /** Makes what is answered of a row. */
    record Shown<T>(Function<AppRow, T> of, Function<T, Metadata> metadata) {}

    HttpResponse<App> written(AppWrites.Result result, @Nullable String wait) throws InterruptedException {
        return written(result, wait, app);
    }

    HttpResponse<App> begun(AppWrites.Result result, @Nullable String wait) throws InterruptedException {
        return begun(result, wait, app);
    }

    /** 201 where the write made it, else 200. */
    <T> HttpResponse<T> written(AppWrites.Result result, @Nullable String wait, Shown<T> shown)
            throws InterruptedException {
        T settled = shown.of().apply(settled(result, Wait.parse(wait)));
        MutableHttpResponse<T> answer = ETags.written(settled, shown.metadata().apply(settled), result.created());
        result.operation().ifPresent(id -> answer.header(OPERATION, path(id)));
        return answer;
    }

    /** 202 with the place of the operation, 200 where nothing changed. */
    <T> HttpResponse<T> begun(AppWrites.Result result, @Nullable String wait, Shown<T> shown)
            throws InterruptedException {
        T settled = shown.of().apply(settled(result, Wait.parse(wait)));
        MutableHttpResponse<T> answer = ETags.ok(settled, shown.metadata().apply(settled));
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

    private AppRow settled(AppWrites.Result result, Duration wait) throws InterruptedException {
        if (wait.isZero() || result.operation().isEmpty()) {
            return result.row();
        }
        operations.await(result.operation().get(), wait);
        return rows.find(result.row().namespace(), result.row().name()).orElse(result.row());
    }

    private static String path(UUID operation) {
        return "/api/v1/operations/" + operation;
    }
}
