package dev.podium.api.server.resource;

import io.micronaut.core.bind.ArgumentBinder.BindingResult;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets controller methods take the parts of a request that all resources share. */
final class RequestParts {
    private RequestParts() {}

    @Singleton
    static final class WriteConditionsBinder
            implements TypedRequestArgumentBinder<WriteConditions>, PostponedRequestArgumentBinder<WriteConditions> {
        @Override
        public Argument<WriteConditions> argumentType() {
            return Argument.of(WriteConditions.class);
        }

        @Override
        public BindingResult<WriteConditions> bind(
                ArgumentConversionContext<WriteConditions> context, HttpRequest<?> request) {
            WriteConditions conditions = WriteConditions.of(request);
            return () -> Optional.of(conditions);
        }
    }

    @Singleton
    static final class PageRequestBinder
            implements TypedRequestArgumentBinder<PageRequest>, PostponedRequestArgumentBinder<PageRequest> {
        @Override
        public Argument<PageRequest> argumentType() {
            return Argument.of(PageRequest.class);
        }

        @Override
        public BindingResult<PageRequest> bind(ArgumentConversionContext<PageRequest> context, HttpRequest<?> request) {
            PageRequest page = PageRequest.of(request);
            return () -> Optional.of(page);
        }
    }
}
