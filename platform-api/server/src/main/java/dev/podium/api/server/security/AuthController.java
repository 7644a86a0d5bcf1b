package dev.podium.api.server.security;

import dev.podium.api.contract.auth.Login;
import dev.podium.api.contract.auth.Refresh;
import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.server.access.Trace;
import dev.podium.api.server.access.Unguarded;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.users.Accounts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sign-in", description = "Signing in, staying signed in, and who you are.")
final class AuthController {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SECRET = 1000;

    private final Accounts accounts;
    private final Sessions sessions;
    private final LoginThrottle throttle;

    AuthController(Accounts accounts, Sessions sessions, LoginThrottle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Post("/login")
    @Unguarded(to = Unguarded.To.EVERYONE, because = "this is how one gets a token")
    @Operation(summary = "Sign in", description = "After repeated failures the next try must wait: 429 says how long.")
    HttpResponse<Tokens> login(
            HttpRequest<?> request,
            @RequestBody(content = @Content(schema = @Schema(implementation = Login.class))) @Body JsonBody body) {
        Login login = body.decode(fields -> new Login(
                fields.required("username")
                        .flatMap(name -> name.text(LONGEST_NAME))
                        .orElse(""),
                fields.required("password")
                        .flatMap(secret -> secret.text(LONGEST_SECRET))
                        .orElse("")));
        request.setAttribute(Trace.CLAIMED, login.username());
        String user = PasswordAttempt.of(login.username(), request)
                .guarded(throttle, () -> accounts.verified(login.username(), login.password()))
                .orElseThrow(AuthController::wrong)
                .name();
        return secret(sessions.open(user));
    }

    @Post("/refresh")
    @Unguarded(to = Unguarded.To.EVERYONE, because = "the refresh token is the authority")
    @Operation(
            summary = "Exchange a refresh token for fresh tokens",
            description = "Each refresh token works once. Using one a second time ends the session.")
    HttpResponse<Tokens> refresh(
            @RequestBody(content = @Content(schema = @Schema(implementation = Refresh.class))) @Body JsonBody body) {
        return secret(sessions.refresh(token(body)));
    }

    @Post("/logout")
    @Unguarded(to = Unguarded.To.EVERYONE, because = "the refresh token is the authority")
    @Operation(summary = "End the session a refresh token belongs to")
    HttpResponse<Void> logout(
            @RequestBody(content = @Content(schema = @Schema(implementation = Refresh.class))) @Body JsonBody body) {
        sessions.close(token(body));
        return HttpResponse.noContent();
    }

    private static String token(JsonBody body) {
        return body.decode(fields -> fields.required("refreshToken")
                .flatMap(token -> token.text(LONGEST_SECRET))
                .orElse(""));
    }

    private static HttpResponse<Tokens> secret(Tokens tokens) {
        return HttpResponse.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ApiProblem wrong() {
        return ApiProblem.of(
                HttpStatus.UNAUTHORIZED,
                "login_failed",
                "You could not be signed in",
                "User name or password is wrong. Check both; an administrator can set a new password.");
    }
}
