package io.jenkins.plugins.eventschedules.lifecycle.admission;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events.Making;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog.Listing;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only so many events have resources at the same moment, where an environment says so. */
class CrowdTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Duration LEAD = Duration.ofHours(1);

    private final EventStore events = new InMemoryEventStore();
    private final Admission admission = admitting(2);

    @Test
    void anEventThatWouldBeOneTooManyIsRefusedWithTheMoment() {
        planned("10:00", 4);
        planned("12:00", 4);
        assertThat(check("13:00", "15:00")).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/window/start");
            assertThat(problem.message())
                    .contains("2 events may have resources")
                    .contains("2026-12-01T12:00:00Z");
        });
    }

    @Test
    void eventsThatFollowEachOtherAreNoCrowd() {
        planned("08:00", 2);
        planned("08:00", 2);
        assertThat(check("11:00", "12:00")).as("its lead begins when they end").isEmpty();
        assertThat(check("10:59", "12:00")).hasSize(1);
    }

    @Test
    void theLeadOfAnEventThatComesLaterCounts() {
        planned("15:00", 1);
        planned("15:00", 1);
        assertThat(check("12:00", "14:00")).isEmpty();
        assertThat(check("12:00", "14:01")).hasSize(1);
    }

    @Test
    void twoOneAfterTheOtherLeaveAPlaceBesideThem() {
        planned("08:00", 2);
        planned("13:00", 2);
        assertThat(check("08:00", "18:00")).isEmpty();
    }

    @Test
    void whatIsOverTakesNoPlace() {
        stored(at("10:00", 4).ended());
        stored(at("10:00", 4).cancelled());
        stored(at("10:00", 4).live());
        assertThat(check("10:00", "12:00")).isEmpty();
    }

    @Test
    void anEventKeepsWhatItHasAndTakesNoMoreThanThereIs() {
        Event own = planned("10:00", 4);
        planned("10:00", 8);
        planned("10:00", 8);
        assertThat(change(own, "11:00", "13:00")).as("shorter").isEmpty();
        assertThat(change(own, "10:00", "15:00")).as("longer").hasSize(1);
        assertThat(change(own, "20:00", "22:00")).as("elsewhere").isEmpty();
    }

    @Test
    void withoutALimitThereIsRoomForAll() {
        for (int i = 0; i < 20; i++) {
            planned("10:00", 4);
        }
        Admission free = new Admission(limits(Optional.empty()), catalog(), Secrets.NONE, events);
        assertThat(free.check(draft("10:00", "12:00"), NOW).problems()).isEmpty();
        assertThat(check("10:00", "12:00")).hasSize(1);
    }

    @Test
    void everyPageOfTheOthersIsRead() {
        for (int i = 0; i < 600; i++) {
            stored(at("01:00", 1).scheduled());
        }
        Admission many = admitting(600);
        assertThat(many.check(draft("01:00", "02:00"), NOW).problems()).hasSize(1);
    }

    private List<FieldProblem> check(String start, String end) {
        return admission.check(draft(start, end), NOW).problems();
    }

    private List<FieldProblem> change(Event event, String start, String end) {
        return admission.check(draft(start, end), event, NOW).problems();
    }

    private Admission admitting(int most) {
        return new Admission(limits(Optional.of(most)), catalog(), Secrets.NONE, events);
    }

    private Event planned(String start, int hours) {
        return stored(at(start, hours).scheduled());
    }

    private Event stored(Event event) {
        return events.create(Changes.beginning(event), Optional.empty());
    }

    private static Making at(String start, int hours) {
        return anEvent()
                .startingAt(Instant.parse("2026-12-01T" + start + ":00Z"))
                .lasting(Duration.ofHours(hours))
                .withLead(LEAD);
    }

    private static Draft draft(String start, String end) {
        return new Draft(
                "Sale",
                null,
                "2026-12-01T" + start + ":00Z",
                "2026-12-01T" + end + ":00Z",
                null,
                LEAD.toString(),
                null,
                null,
                null,
                "automation",
                "plain",
                null,
                null,
                null);
    }

    private static Limits limits(Optional<Integer> most) {
        return new Limits(
                Duration.ofDays(31),
                Duration.ofDays(1),
                Duration.ofDays(730),
                LEAD,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(2),
                most);
    }

    private static Catalog catalog() {
        Listing listing = new Listing(
                List.of(new CatalogTarget(
                        TargetType.AUTOMATION,
                        "plain",
                        "",
                        "",
                        List.of(new CatalogTarget.Version("1", "1", true, List.of(), List.of())),
                        List.of())),
                NOW,
                List.of());
        return () -> listing;
    }
}
