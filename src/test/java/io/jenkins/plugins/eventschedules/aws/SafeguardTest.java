package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources go even if the controller is gone. */
class SafeguardTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/switch";
    private static final Duration GRACE = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    private AwsHouse house;

    @BeforeEach
    void open() {
        house = guarded(new AwsHouse());
        house.withMinimal();
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static AwsHouse guarded(AwsHouse house) {
        house.aws.iam().role("switch").trusts("scheduler.amazonaws.com").may("*", "*");
        return house.with(new AwsSettings(
                house.settings().account(),
                CatalogTag.DEFAULT,
                Optional.of(AwsHouse.ROLE),
                Optional.of(new SafeguardSettings(ROLE, GRACE))));
    }

    private Event document() {
        return house.schedule("automation", "minimal", Map.of());
    }

    private Event product() {
        return house.schedule("product", "cache", Map.of());
    }

    private static Instant end(Event event) {
        return event.plan().window().end();
    }

    /** The controller is gone: time passes, and nobody here does anything. */
    private void controllerIsGoneFor(Duration time) {
        house.clock.advance(time);
        house.aws.scheduler();
    }

    @Test
    void isArmedBeforeAnythingIsStartedAndGoneAfterTheTakedown() {
        Event event = document();
        Event deploying = house.until(
                event, now -> now.preroll().filter(PhaseRun::isStarted).isPresent());
        assertThat(deploying.safeguard().orElseThrow().armedFor())
                .isEqualTo(end(event).plus(GRACE));
        assertThat(house.aws.journal().entries())
                .extracting(entry -> entry.operation())
                .containsSubsequence("CreateSchedule", "StartAutomationExecution");
        assertThat(house.aws.scheduler().names()).containsExactly("default/event-schedules-" + event.id());

        Event ended = house.until(event, Status.ENDED);
        assertThat(ended.safeguard()).isEmpty();
        assertThat(house.aws.scheduler().names()).isEmpty();
    }

    @Test
    void nothingIsStartedWhileItCannotBeArmed() {
        Event event = document();
        house.aws.faults().always("CreateSchedule", Fault.DENIED);
        Event waiting = house.until(
                event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        house.pass(Duration.ofMinutes(5));
        assertThat(waiting.preroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("dead man's switch cannot be armed")
                .contains("AWS denies scheduler:CreateSchedule");
        assertThat(house.aws.journal().of("StartAutomationExecution")).isEmpty();
        house.aws.faults().calm();
        house.until(event, Status.LIVE);
    }

    @Test
    void takesADocumentDownWhenTheControllerIsGone() {
        Event event = document();
        house.until(event, Status.LIVE);
        controllerIsGoneFor(Duration.ofHours(3));
        controllerIsGoneFor(Duration.ofMinutes(10));
        assertThat(house.aws.scheduler().undelivered()).isEmpty();
        assertThat(house.aws.stillUp()).isEmpty();

        // And when it comes back, it finds its event as it is and ends it.
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void takesAProductDownWhenTheControllerIsGone() {
        Event event = product();
        house.until(event, Status.LIVE);
        controllerIsGoneFor(Duration.ofHours(3));
        controllerIsGoneFor(Duration.ofMinutes(10));
        assertThat(house.aws.scheduler().undelivered()).isEmpty();
        assertThat(house.aws.stillUp()).isEmpty();
        house.until(event, Status.ENDED);
    }

    @Test
    void movesWhenItsEventIsExtendedEvenIfTheProcessDiesInBetween() {
        Event event = product();
        Event live = house.until(event, Status.LIVE);
        Instant later = end(event).plus(Duration.ofHours(2));
        house.schedules().change(live.id(), live.revision(), draft -> AwsHouse.endingAt(draft, later), AwsHouse.ALICE);
        house.restart();
        house.pass(Duration.ofMinutes(2));

        assertThat(house.now(event).safeguard().orElseThrow().armedFor()).isEqualTo(later.plus(GRACE));
        assertThat(house.aws.journal().of("UpdateSchedule")).isNotEmpty();
        controllerIsGoneFor(Duration.between(house.clock.instant(), end(event).plus(Duration.ofHours(1))));
        assertThat(house.aws.stillUp()).hasSize(1);
        house.until(event, Status.ENDED);
        assertThat(house.aws.scheduler().names()).isEmpty();
    }

    @Test
    void aCancelledOrFailedEventLeavesNoSwitchBehind() {
        Event cancelled = product();
        house.until(cancelled, now -> now.preroll().filter(PhaseRun::isStarted).isPresent());
        house.ask(cancelled, new Command.Cancel());
        house.until(cancelled, Status.CANCELLED);
        Event failing = document();
        house.aws.ssm().delete("minimal");
        house.until(failing, Status.FAILED);
        assertThat(house.aws.scheduler().names()).isEmpty();
    }

    @Test
    void aSwitchThatCannotBeRemovedIsToldAndHoldsTheEventNoLongerThanItsTakedownMayTake() {
        Event event = product();
        house.aws.faults().always("DeleteSchedule", Fault.DENIED);
        Event waiting = house.until(
                event, now -> now.postroll().flatMap(PhaseRun::trouble).isPresent());
        assertThat(waiting.postroll().flatMap(PhaseRun::trouble).orElseThrow())
                .contains("The resources are gone")
                .contains("scheduler:DeleteSchedule");
        house.until(event, Status.ENDED);
    }

    @Test
    void survivesARestartOfTheStore() {
        try (SqliteStore sqlite = SqliteStore.open(folder.resolve("events.db"), Clock.systemUTC());
                AwsHouse other = guarded(new AwsHouse(new OneSecret("any", "any-secret"), sqlite.events("shop")))) {
            other.withMinimal();
            Event event = other.schedule("automation", "minimal", Map.of());
            other.until(event, Status.LIVE);
            assertThat(other.now(event).safeguard().orElseThrow().armedFor())
                    .isEqualTo(end(event).plus(GRACE));
        }
    }

    @Test
    void anEnvironmentWithoutSwitchesMakesNone() {
        try (AwsHouse plain = new AwsHouse(new OneSecret("any", "any-secret"), new InMemoryEventStore())) {
            plain.withMinimal();
            Event event = plain.schedule("automation", "minimal", Map.of());
            assertThat(plain.until(event, Status.LIVE).safeguard()).isEmpty();
            assertThat(plain.aws.journal().of("CreateSchedule")).isEmpty();
        }
    }
}
