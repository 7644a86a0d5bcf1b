package dev.podium.node.engine;

import com.github.dockerjava.api.model.Event;
import java.util.Optional;

/** The engine's event stream, narrowed to deaths. */
final class DockerDeathStream extends DockerStream<Event, String> implements DeathStream {
    @Override
    public Optional<String> next() throws InterruptedException {
        return next(1).stream().findFirst();
    }

    @Override
    public void onNext(Event event) {
        if (event.getId() != null) {
            offer(event.getId());
        }
    }
}
