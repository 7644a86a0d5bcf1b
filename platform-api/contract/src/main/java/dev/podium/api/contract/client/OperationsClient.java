package dev.podium.api.contract.client;

import dev.podium.api.contract.operation.Operation;
import java.time.Duration;
import java.util.Map;

/** Long work in progress. */
public final class OperationsClient {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Transport transport;

    OperationsClient(Transport transport) {
        this.transport = transport;
    }

    public Operation get(String id) {
        return await(id, Duration.ZERO);
    }

    /** Answers when the operation has finished, and with the unfinished one after {@code longest} (at most a minute). */
    public Operation await(String id, Duration longest) {
        Call call = Call.get(Call.api("operations", id));
        return transport.send(
                longest.isZero()
                        ? call
                        : call.with(Map.of("wait", longest.toSeconds() + "s")).within(longest.plus(GRACE)),
                Operation.class);
    }
}
