package dev.podium.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.portal.fake.Await;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeCluster;
import dev.podium.portal.fake.FakeDemo;
import dev.podium.portal.fake.SignedIn;
import dev.podium.portal.live.LiveList.Subscription;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.session.PortalSession;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveListsTest {
    @Test
    void pages_pause_while_the_api_is_away_and_go_on_by_themselves_when_it_is_back() throws Exception {
        FakeCluster cluster = FakeDemo.populated();
        try (FakeApi api = FakeApi.start(cluster);
                PortalSession session = SignedIn.as("admin", api)) {
            var apps = session.live().apps(Optional.empty());
            Subscription subscription = apps.subscribe(() -> {});
            Await.until("the list is live", () -> apps.snapshot().phase() instanceof Phase.Live);
            api.goAway();
            Await.until("the list is paused", () -> session.live().connection() instanceof Connection.Paused);
            assertThat(apps.snapshot().items()).hasSize(7);
            api.comeBack();
            Await.until("the list is live again", () -> session.live().connection() instanceof Connection.Live);
            subscription.close();
            Await.until("no stream is open", () -> api.openWatches() == 0);
        }
    }

    @Test
    void an_access_token_that_has_run_out_is_renewed_without_a_word() throws Exception {
        FakeCluster cluster = FakeDemo.populated();
        try (FakeApi api = FakeApi.start(cluster);
                PortalSession session = SignedIn.as("admin", api)) {
            api.expireAccessTokens();
            assertThat(session.platform().namespaces()).hasSize(3);
        }
    }

    @Test
    void what_no_one_may_see_is_refused_for_good_with_the_api_s_words() throws Exception {
        try (FakeApi api = FakeApi.start(FakeDemo.populated());
                PortalSession session = SignedIn.as("dora", api)) {
            var nodes = session.live().nodes();
            nodes.subscribe(() -> {});
            Await.until("the list is refused", () -> nodes.snapshot().phase() instanceof Phase.Refused);
        }
    }
}
