package dev.podium.api.server.security;

import dev.podium.api.contract.user.PasswordChange;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.users.Accounts;
import dev.podium.api.server.users.PasswordRule;
import dev.podium.api.server.users.Passwords;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

@Controller("/api/v1/me/password")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sign-in", description = "Signing in, staying signed in, and who you are.")
final class PasswordController {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Writes writes;
    private final InstantSource clock;

    PasswordController(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            LoginThrottle throttle,
            Writes writes,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.writes = writes;
        this.clock = clock;
    }

    @Put
    @Unguarded(to = Unguarded.To.THE_SIGNED_IN, because = "the current password is asked for")
    @Operation(summary = "Change your own password", description = "Your other sessions end; this one goes on.")
    HttpResponse<Void> change(
            Caller caller,
            HttpRequest<?> request,
            @RequestBody(content = @Content(schema = @Schema(implementation = PasswordChange.class))) @Body
                    JsonBody body) {
        PasswordChange wanted = body.decode(PasswordController::read);
        // A stolen access token must not serve to guess the password either.
        PasswordAttempt attempt = PasswordAttempt.of(caller.user(), request);
        if (attempt.guarded(throttle, () -> accounts.verified(caller.user(), wanted.current()))
                .isEmpty()) {
            throw wrong();
        }
        String hash = passwords.hash(wanted.password());
        return writes.run(WriteConditions.NONE, () -> {
            if (!accounts.setPassword(caller.user(), hash, clock.instant())) {
                throw WriteConditions.overtaken("user", caller.user());
            }
            sessions.endOthers(caller.user(), caller.session());
            return HttpResponse.noContent();
        });
    }

    private static PasswordChange read(Fields fields) {
        return new PasswordChange(
                fields.required("current").flatMap(value -> value.text(1000)).orElse(""),
                fields.required("password")
                        .flatMap(_ -> PasswordRule.read(fields, "password"))
                        .orElse(""));
    }

    private static ApiProblem wrong() {
        return ApiProblem.of(
                HttpStatus.FORBIDDEN,
                "password_wrong",
                "The current password is wrong",
                "\"current\" is not your password. Nothing was changed.");
    }
}
