package dev.podium.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.resource.Deleted;
import dev.podium.portal.live.LiveList.Subscription;
import dev.podium.portal.live.LiveSnapshot.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveListTest {
    private final List<Upstream> opened = new ArrayList<>();
    private final LiveList<String> list =
            new LiveList<>(new LiveList.Keys<>(item -> item.substring(0, 1), Deleted::name), this::open);
    private int changes;

    @Test
    void all_subscribers_share_one_watch_and_the_last_one_closes_it() {
        Subscription first = list.subscribe(() -> {});
        Subscription second = list.subscribe(() -> {});
        assertThat(opened).hasSize(1);
        first.close();
        first.close();
        assertThat(upstream().closed).isFalse();
        second.close();
        assertThat(upstream().closed).isTrue();
        assertThat(list.idle()).isTrue();
    }

    @Test
    void nothing_is_shown_before_the_list_is_complete() {
        list.subscribe(() -> changes++);
        tell(new WatchEvent.Put<>("a1"));
        assertThat(list.snapshot()).isEqualTo(new LiveSnapshot<String>(List.of(), new Phase.Loading()));
        tell(new WatchEvent.Put<>("b1"));
        tell(new WatchEvent.Synced<>());
        assertThat(list.snapshot()).isEqualTo(new LiveSnapshot<>(List.of("a1", "b1"), new Phase.Live()));
        assertThat(changes).isEqualTo(3);
    }

    @Test
    void changes_replace_and_remove_single_items() {
        list.subscribe(() -> {});
        tell(new WatchEvent.Put<>("a1"));
        tell(new WatchEvent.Put<>("b1"));
        tell(new WatchEvent.Synced<>());
        tell(new WatchEvent.Put<>("a2"));
        tell(new WatchEvent.Gone<>(new Deleted(null, "b")));
        assertThat(list.snapshot().items()).containsExactly("a2");
    }

    @Test
    void when_a_watch_begins_anew_the_old_items_stay_until_the_new_ones_are_complete() {
        list.subscribe(() -> {});
        tell(new WatchEvent.Put<>("a1"));
        tell(new WatchEvent.Synced<>());
        tell(new WatchEvent.Reset<>());
        tell(new WatchEvent.Put<>("b1"));
        assertThat(list.snapshot().items()).containsExactly("a1");
        tell(new WatchEvent.Synced<>());
        assertThat(list.snapshot().items()).containsExactly("b1");
    }

    @Test
    void whoever_comes_back_sees_at_once_what_was_known_before() {
        Subscription subscription = list.subscribe(() -> {});
        tell(new WatchEvent.Put<>("a1"));
        tell(new WatchEvent.Synced<>());
        Upstream old = upstream();
        subscription.close();
        list.subscribe(() -> {});
        assertThat(opened).hasSize(2);
        assertThat(list.snapshot().items()).containsExactly("a1");
        old.listener.accept(new WatchEvent.Put<>("late"));
        assertThat(list.snapshot().items()).containsExactly("a1");
    }

    private void tell(WatchEvent<String> event) {
        upstream().listener.accept(event);
    }

    private Upstream upstream() {
        return opened.getLast();
    }

    private Watch open(Consumer<WatchEvent<String>> listener) {
        Upstream upstream = new Upstream(listener);
        opened.add(upstream);
        return upstream;
    }

    /** The API's end of a watch. */
    private static final class Upstream implements Watch {
        private final Consumer<WatchEvent<String>> listener;
        private boolean closed;

        Upstream(Consumer<WatchEvent<String>> listener) {
            this.listener = listener;
        }

        @Override
        public boolean ended() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
