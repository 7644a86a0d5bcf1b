package dev.podium.orchestrator.server.leader;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.testkit.store.FlakyStore;
import dev.podium.orchestrator.testkit.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadershipTest {
    private static final Duration TTL = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final EmbeddedClusterStore embedded = EmbeddedClusterStore.inMemory(clock);
    private final FlakyStore store = new FlakyStore(embedded);
    private final List<Leadership> standing = new CopyOnWriteArrayList<>();

    /** Remembers the terms it had, and which it still has. */
    private static final class Diary implements Office {
        private final List<Term> begun = new CopyOnWriteArrayList<>();
        private final List<Term> over = new CopyOnWriteArrayList<>();

        @Override
        public Work take(Term term) {
            begun.add(term);
            return () -> over.add(term);
        }

        boolean inOffice() {
            return begun.size() == over.size() + 1;
        }
    }

    @AfterEach
    void close() {
        standing.forEach(Leadership::close);
        embedded.close();
    }

    @Test
    void who_stands_first_leads_and_is_named_in_the_store() {
        Diary diary = new Diary();
        Leadership leadership = stand("a", diary);

        eventually("a leads", diary::inOffice);
        assertThat(leadership.leading()).isTrue();
        assertThat(leader()).isEqualTo("a");
    }

    @Test
    void the_next_takes_over_as_soon_as_the_leader_leaves() {
        Diary first = new Diary();
        Diary second = new Diary();
        Leadership leaving = stand("a", first);
        eventually("a leads", first::inOffice);
        stand("b", second);
        assertThat(second.begun).isEmpty();

        leaving.close();

        assertThat(first.over).hasSize(1);
        eventually("b leads", second::inOffice);
        assertThat(leader()).isEqualTo("b");
    }

    @Test
    void a_leader_whose_lease_ran_out_is_replaced_and_can_commit_nothing_more() {
        Diary diary = new Diary();
        stand("a", diary);
        eventually("a leads", diary::inOffice);
        Term old = diary.begun.getFirst();

        clock.advance(TTL.multipliedBy(2));
        embedded.endLeases();

        eventually("a new term", () -> diary.begun.size() == 2);
        assertThat(diary.over).containsExactly(old);
        assertThat(commitUnder(old)).isFalse();
        assertThat(commitUnder(diary.begun.getLast())).isTrue();
    }

    @Test
    void a_leader_that_finds_its_fence_broken_stands_again() {
        Diary diary = new Diary();
        stand("a", diary);
        eventually("a leads", diary::inOffice);

        store.commit(Transaction.delete(StoreKeys.LEADER));
        diary.begun.getFirst().lost();

        eventually("a new term", () -> diary.begun.size() == 2 && diary.inOffice());
        assertThat(commitUnder(diary.begun.getLast())).isTrue();
    }

    @Test
    void while_the_store_is_away_nobody_is_elected_and_afterwards_somebody_is() {
        store.goAway();
        Diary diary = new Diary();
        stand("a", diary);
        assertThat(diary.begun).isEmpty();

        store.comeBack();

        eventually("a leads", diary::inOffice);
    }

    private Leadership stand(String name, Office office) {
        Leadership leadership = Leadership.start(store, new Leadership.Settings(name, TTL, Pulse.NONE), clock, office);
        standing.add(leadership);
        return leadership;
    }

    private boolean commitUnder(Term term) {
        return store.commit(Transaction.builder()
                        .require(term.fence())
                        .put("/progress/acme/web", new byte[0])
                        .build())
                .committed();
    }

    private String leader() {
        return store.get(StoreKeys.LEADER)
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .orElse("nobody");
    }
}
