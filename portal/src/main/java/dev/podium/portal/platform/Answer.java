package dev.podium.portal.platform;

import dev.podium.api.contract.client.ApiException;
import java.util.function.Supplier;

/** What became of a call: a value, or the API's refusal as a value. */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(ApiException problem) implements Answer<T> {}

    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Done<>(call.get());
        } catch (ApiException e) {
            return new Refused<>(e);
        }
    }
}
