package io.jenkins.plugins.eventschedules.store;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.beginning;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.deletionOf;
import static io.jenkins.plugins.eventschedules.lifecycle.port.Changes.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Measured;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights;
import io.jenkins.plugins.eventschedules.lifecycle.port.KeptInsights.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of what events used, wherever they are kept. */
public abstract class KeptInsightsContract {

    private static final Instant NOW = Events.START.plus(Duration.ofHours(6));
    private static final String KEY = "AWS/ECS CPUUtilization Average ServiceName=@Service@";

    private EventStore store;
    private KeptInsights kept;

    /** The store of an environment, empty at first. */
    protected abstract EventStore events();

    /** What its events used. */
    protected abstract KeptInsights insights();

    @BeforeEach
    void open() {
        store = events();
        kept = insights();
        assertThat(kept.keeps()).isTrue();
    }

    private Event make(Event event) {
        return store.create(beginning(event), Optional.empty());
    }

    private Event ended(Instant start) {
        return make(anEvent()
                .startingAt(start)
                .updatedAt(start.plus(Duration.ofHours(6)))
                .ended());
    }

    private static Insight insight(Event event, double peak, boolean simulated) {
        Instant start = event.plan().window().start();
        Stretch stretch = Stretch.covering(start, event.plan().window().end(), start);
        Measured processor = new Measured(
                KEY,
                "Processor",
                Optional.of("Percent"),
                Optional.of(new Metric(
                        "AWS/ECS", "CPUUtilization", new TreeMap<>(Map.of("ServiceName", "web")), "Average")),
                Collections.nCopies(stretch.count(), Optional.of(peak)),
                Optional.of(new Figures(peak, start, peak / 2)),
                Optional.empty());
        Measured missing = new Measured(
                "Shop Orders",
                "Orders",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of("There is no output Site."));
        return new Insight(event.version(), NOW, simulated, stretch, List.of(processor, missing));
    }

    @Test
    void itIsReadAsItWasKept() {
        Event event = ended(Events.START);
        assertThat(kept.of(event.id())).isEmpty();
        kept.keep(event.id(), insight(event, 10, false));
        kept.keep(event.id(), insight(event, 42.5, true));

        assertThat(kept.of(event.id())).contains(insight(event, 42.5, true));
        assertThat(store.find(event.id())).contains(event);
    }

    @Test
    void itGoesWithItsEventAndNothingBringsItBack() {
        Event event = ended(Events.START);
        Event later =
                make(anEvent().startingAt(Events.START.plus(Duration.ofDays(7))).scheduled());
        kept.keep(event.id(), insight(event, 42.5, false));
        assertThat(store.delete(event.id(), deletionOf(event, NOW))).isTrue();
        assertThat(kept.of(event.id())).isEmpty();
        kept.keep(event.id(), insight(event, 42.5, false));

        assertThat(kept.of(event.id())).isEmpty();
        assertThat(kept.earlier(later, false, Folders.ALL, 5)).isEmpty();
        assertThat(kept.owed(Events.START, NOW.plus(Duration.ofDays(1)), 10)).doesNotContain(event.id());
    }

    @Test
    void earlierEventsOfTheTargetComeLatestFirst() {
        Event last = make(
                anEvent().startingAt(Events.START.plus(Duration.ofDays(30))).scheduled());
        for (int day = 0; day < 4; day++) {
            Event event = ended(Events.START.plus(Duration.ofDays(day)));
            kept.keep(event.id(), insight(event, day + 1, false));
        }
        Event other = make(
                anEvent().running(TargetType.PRODUCT, "cache").updatedAt(NOW).ended());
        kept.keep(other.id(), insight(other, 99, false));
        Event simulated = ended(Events.START.plus(Duration.ofDays(5)));
        kept.keep(simulated.id(), insight(simulated, 77, true));
        Event nothing = ended(Events.START.plus(Duration.ofDays(6)));
        kept.keep(nothing.id(), new Insight(nothing.version(), NOW, false, Stretch.covering(NOW, NOW, NOW), List.of()));

        assertThat(kept.earlier(last, false, Folders.ALL, 3))
                .extracting(earlier -> earlier.figures().get(KEY).peak())
                .containsExactly(4.0, 3.0, 2.0);
        assertThat(kept.earlier(last, true, Folders.ALL, 3))
                .extracting(Earlier::id)
                .containsExactly(simulated.id());
    }

    @Test
    void earlierEventsAreThoseOfTheFoldersAsTheyAreCalledNow() {
        Event last = make(
                anEvent().startingAt(Events.START.plus(Duration.ofDays(30))).scheduled());
        Event inShop = make(anEvent().inFolder("shop").updatedAt(NOW).ended());
        kept.keep(inShop.id(), insight(inShop, 1, false));
        Event elsewhere = make(anEvent().inFolder("bank").updatedAt(NOW).ended());
        kept.keep(elsewhere.id(), insight(elsewhere, 2, false));
        store.relocate("shop", "store");

        assertThat(kept.earlier(last, false, Folders.only(java.util.Set.of("store")), 5))
                .extracting(Earlier::id, Earlier::name, Earlier::start, Earlier::audience)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        inShop.id(),
                        inShop.plan().name(),
                        inShop.plan().window().start(),
                        inShop.plan().audience()));
    }

    @Test
    void anEventIsNotEarlierThanItself() {
        Event event = ended(Events.START);
        kept.keep(event.id(), insight(event, 1, false));

        assertThat(kept.earlier(event, false, Folders.ALL, 5)).isEmpty();
    }

    @Test
    void whatCameToRestIsOwedUntilItIsKept() {
        Event first = ended(Events.START);
        Event second = ended(Events.START.plus(Duration.ofMinutes(1)));
        make(anEvent().updatedAt(NOW).live());
        Event old = ended(Events.START.minus(Duration.ofDays(30)));
        Instant after = Events.START;
        Instant before = NOW.plus(Duration.ofMinutes(5));
        assertThat(kept.owed(after, before, 10))
                .containsExactly(first.id(), second.id())
                .doesNotContain(old.id());
        assertThat(kept.owed(after, before, 1)).containsExactly(first.id());
        assertThat(kept.owed(after, first.updatedAt(), 10)).containsExactly(first.id());
        assertThat(kept.owed(first.updatedAt(), before, 10)).containsExactly(second.id());

        kept.keep(first.id(), insight(first, 1, false));
        assertThat(kept.owed(after, before, 10)).containsExactly(second.id());
        kept.keep(second.id(), insight(second, 1, false));
        assertThat(kept.owed(after, before, 10)).isEmpty();
        assertThat(insights().owed(after, before, 10)).isEmpty();
    }

    @Test
    void whatChangesAfterwardsIsOwedAgain() {
        Event failed = make(anEvent().updatedAt(NOW).teardownFailed());
        kept.keep(failed.id(), insight(failed, 1, false));
        assertThat(kept.owed(Events.START, NOW, 10)).isEmpty();
        PhaseRun running = PhaseRun.claimed(
                failed.id(), failed.revision(), Phase.POSTROLL, NOW.plusSeconds(60), Duration.ofHours(1));
        Event trying = failed.next(NOW.plusSeconds(60))
                .status(Status.TEARING_DOWN)
                .postroll(running)
                .done();
        assertThat(store.commit(told(trying, Happening.RETRIED))).isTrue();
        assertThat(kept.owed(Events.START, NOW.plusSeconds(300), 10)).isEmpty();
        Event again = trying.next(NOW.plusSeconds(120))
                .status(Status.TEARDOWN_FAILED)
                .postroll(running.over(Result.FAILED, NOW.plusSeconds(120)))
                .done();
        assertThat(store.commit(told(again, Happening.TEARDOWN_FAILED))).isTrue();

        assertThat(kept.owed(Events.START, NOW.plusSeconds(300), 10)).containsExactly(failed.id());
    }
}
