package dev.podium.api.server.access;

import dev.podium.api.server.error.ApiProblem;
import io.micronaut.core.bind.ArgumentBinder.BindingResult;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Carries the caller from authentication to whoever needs to know: the filter, and methods with a {@link Caller} parameter. */
@Singleton
public final class Callers implements TypedRequestArgumentBinder<Caller>, PostponedRequestArgumentBinder<Caller> {
    /** Where a request carries its {@link Caller}, when there is one. */
    public static final String ATTRIBUTE = "podium.caller";

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        Caller caller = of(request);
        return () -> Optional.of(caller);
    }

    /** Remembers who is asking. */
    public static void set(HttpRequest<?> request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** @throws ApiProblem 401 when nobody has signed in */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElseThrow(() -> ApiProblem.of(
                        HttpStatus.UNAUTHORIZED,
                        "token_missing",
                        "You are not signed in",
                        "This needs a token: sign in with POST /auth/login and send the access token as"
                                + " \"Authorization: Bearer …\"."));
    }
}
