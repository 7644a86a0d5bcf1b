package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AppWatchTest {
    private static final AppSpec SPEC = AppSpec.of("127.0.0.1:1/shop/web:1", 8080);

    private final PodiumClient admin;
    private final String namespace = RunningApi.fresh("watched");

    AppWatchTest(TestDatabase database) {
        admin = database.api().admin();
        admin.tenants().put(namespace, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(namespace, new Namespace.Spec(namespace, null), WriteOptions.DEFAULT);
    }

    @Test
    void tellsWhatThereIsThenWhatChanges() throws InterruptedException {
        admin.apps(namespace).put("a", SPEC, WriteOptions.DEFAULT);
        BlockingQueue<WatchEvent<App>> told = new LinkedBlockingQueue<>();
        try (Watch _ = admin.apps(namespace).watch(ListOptions.DEFAULT, told::add)) {
            assertThat(put(told).metadata().name()).isEqualTo("a");
            assertThat(next(told)).isInstanceOf(WatchEvent.Synced.class);
            admin.apps(namespace).put("b", SPEC, WriteOptions.DEFAULT);
            assertThat(put(told).metadata().name()).isEqualTo("b");
            admin.apps(namespace).scale("a", 3, WriteOptions.DEFAULT);
            assertThat(put(told).status().desired()).isEqualTo(3);
            admin.apps(namespace).delete("b", WriteOptions.DEFAULT);
            assertThat(put(told).status().state()).isEqualTo("Deleting");
        }
    }

    @Test
    void tellsEventsAsTheyHappen() throws InterruptedException {
        admin.apps(namespace).put("a", SPEC, WriteOptions.DEFAULT);
        BlockingQueue<WatchEvent<Event>> told = new LinkedBlockingQueue<>();
        try (Watch _ = admin.events(namespace).watch(told::add)) {
            assertThat(put(told).reason()).isEqualTo("Created");
            assertThat(next(told)).isInstanceOf(WatchEvent.Synced.class);
            admin.apps(namespace).scale("a", 3, WriteOptions.DEFAULT);
            assertThat(put(told).reason()).isEqualTo("Scaled");
            admin.apps(namespace).restart("a", WriteOptions.DEFAULT);
            assertThat(put(told).reason()).isEqualTo("Restarting");
        }
    }

    private static <T> T put(BlockingQueue<WatchEvent<T>> told) throws InterruptedException {
        if (next(told) instanceof WatchEvent.Put<T> put) {
            return put.item();
        }
        throw new AssertionError("expected an item");
    }

    private static <T> WatchEvent<T> next(BlockingQueue<WatchEvent<T>> told) throws InterruptedException {
        WatchEvent<T> event = told.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing was told within 10 s");
        }
        return event;
    }
}
