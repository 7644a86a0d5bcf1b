package dev.podium.portal.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.portal.fake.Await;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeCluster;
import dev.podium.portal.fake.FakeDemo;
import dev.podium.portal.fake.SignedIn;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import dev.podium.portal.session.PortalSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppsPresenterTest {
    private static final AppsFilter EVERYTHING = new AppsFilter(Optional.empty(), "", Optional.empty());

    private final FakeCluster cluster = FakeDemo.populated();
    private final FakeApi api;
    private final PortalSession session;

    AppsPresenterTest() throws Exception {
        api = FakeApi.start(cluster);
        session = SignedIn.as("admin", api);
    }

    @BeforeEach
    void settle() {
        for (int i = 0; i < 12; i++) {
            cluster.tick();
        }
    }

    @AfterEach
    void stop() {
        session.close();
        api.close();
    }

    @Test
    void what_needs_attention_comes_first() throws Exception {
        assertThat(rows(EVERYTHING))
                .extracting(row -> row.ref() + " " + row.status().word())
                .startsWith("acme-prod/analytics Failing", "acme-prod/worker Failing")
                .endsWith("globex/portal Stopped");
    }

    @Test
    void text_finds_names_images_and_addresses() throws Exception {
        assertThat(rows(EVERYTHING.withText("MAILER")))
                .extracting(row -> row.ref().name())
                .containsExactly("mailer");
        assertThat(rows(EVERYTHING.withText("shop/api:2")))
                .extracting(row -> row.ref().name())
                .containsExactly("api");
        assertThat(rows(EVERYTHING.withText("web.acme-test.localhost"))).hasSize(1);
    }

    @Test
    void a_namespace_shows_its_own_apps_only() throws Exception {
        assertThat(rows(new AppsFilter(Optional.of("acme-test"), "", Optional.empty())))
                .extracting(row -> row.ref().toString())
                .containsExactlyInAnyOrder("acme-test/web", "acme-test/mailer");
    }

    @Test
    void a_filter_that_matches_nothing_says_so_and_keeps_the_counts() throws Exception {
        assertThat(picture(EVERYTHING.withState(Optional.of("Deleting"))))
                .isInstanceOfSatisfying(
                        AppsPresenter.Picture.NoMatch.class,
                        none -> assertThat(none.counts()).containsEntry("Stopped", 1L));
    }

    @Test
    void an_empty_namespace_offers_to_deploy_only_to_those_who_may() {
        LiveSnapshot<App> nothing = new LiveSnapshot<>(List.of(), new Phase.Live());
        AppsFilter prod = new AppsFilter(Optional.of("acme-prod"), "", Optional.empty());
        assertThat(new AppsPresenter(session).picture(nothing, prod))
                .isEqualTo(new AppsPresenter.Picture.Nothing(true, false));
        try (PortalSession viewer = SignedIn.as("vic", api)) {
            assertThat(new AppsPresenter(viewer).picture(nothing, prod))
                    .isEqualTo(new AppsPresenter.Picture.Nothing(false, false));
        }
    }

    private List<AppRow> rows(AppsFilter filter) throws Exception {
        AppsPresenter.Picture picture = picture(filter);
        assertThat(picture).isInstanceOf(AppsPresenter.Picture.Rows.class);
        return ((AppsPresenter.Picture.Rows) picture).rows();
    }

    private AppsPresenter.Picture picture(AppsFilter filter) throws Exception {
        AppsPresenter presenter = new AppsPresenter(session);
        var apps = presenter.apps(filter);
        apps.subscribe(() -> {});
        Await.until("the list is live", () -> apps.snapshot().phase() instanceof Phase.Live);
        return presenter.picture(apps.snapshot(), filter);
    }
}
