package io.jenkins.plugins.eventschedules.notification;

import static io.jenkins.plugins.eventschedules.event.Events.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.port.Changes;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures.Tries;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One receiver, good and bad, is told by real HTTP from a real store. */
class TellReceiverTest {

    @TempDir
    Path folder;

    private final Logger logger = Logger.getLogger(TellReceiver.class.getName());
    private Handler listener;
    private Hooked hooked;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        hooked = new Hooked();
        desk = new Desk(folder, Desk.hook(hooked, Desk.ALL, Optional.of(Duration.ofMinutes(15))));
    }

    @AfterEach
    void close() {
        logger.removeHandler(listener);
        desk.close();
        hooked.close();
    }

    @Test
    void aChangeIsToldWithWhatPeopleKnowItByAndNothingThatMayBeSecret() {
        Event event = desk.make(anEvent()
                .named("Cup final")
                .inFolder("Shop")
                .with(Map.of("Password", ParameterValue.of("hunter2")))
                .scheduled());

        desk.round();

        JsonNode body = hooked.taken.get(0);
        assertThat(body.path("id").asText()).isEqualTo(event.id() + ".1");
        assertThat(body.path("kind").asText()).isEqualTo("scheduled");
        assertThat(body.path("text").asText()).isEqualTo("Cup final was scheduled");
        assertThat(body.at("/event/name").asText()).isEqualTo("Cup final");
        assertThat(body.at("/event/owner").asText()).isEqualTo("alice");
        assertThat(body.at("/event/folder").asText()).isEqualTo("Shop");
        assertThat(body.at("/event/status").asText()).isEqualTo("scheduled");
        assertThat(body.at("/event/window/start").asText()).isEqualTo(Events.START.toString());
        assertThat(body.at("/event/url").asText())
                .isEqualTo("https://jenkins.example.com/event-schedules/?at=sandbox/events/" + event.id());
        assertThat(body.toString()).doesNotContain("Password").doesNotContain("hunter2");
    }

    @Test
    void aStandingBeyondAllThatEverHappenedBeginsAnew() {
        for (long nowhere : new long[] {1_000_000, -1}) {
            desk.store.standings("sandbox").put(Desk.NAME, Standing.at(nowhere));
            desk.restart();
            desk.teller.begin();
            hooked.taken.clear();

            desk.make(anEvent().scheduled());
            desk.round();

            assertThat(hooked.taken).hasSize(1);
        }
    }

    @Test
    void anEventThatNobodyCanUnderstandKeepsNoOtherFromBeingTold() throws Exception {
        Event damaged = desk.make(anEvent().scheduled());
        Event sound = desk.make(anEvent().scheduled());
        desk.store.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE event SET plan = '{' WHERE id = '" + damaged.id() + "'");
        }
        desk.open();

        desk.round();

        assertThat(hooked.taken.stream().map(body -> body.at("/event/id").asText()))
                .containsExactly(damaged.id().value(), sound.id().value());
        assertThat(hooked.taken.get(0).at("/event/name").isNull()).isTrue();
        assertThat(desk.events().damaged()).containsExactly(damaged.id().value());
    }

    @Test
    void whatHappenedBeforeThereWasAReceiverIsNotTold() throws Exception {
        desk.close();
        Path other = Files.createDirectory(folder.resolve("other"));
        try (Desk first = new Desk(other, Desk.hook(hooked, Desk.ALL, Optional.empty()))) {
            first.make(anEvent().scheduled());
            first.store.standings("sandbox").keepOnly(Set.of());
            first.restart();
            first.round();
            first.make(anEvent().named("Later").scheduled());
            first.round();
        }
        desk.open();

        assertThat(hooked.taken).hasSize(1);
        assertThat(hooked.taken.get(0).at("/event/name").asText()).isEqualTo("Later");
    }

    @Test
    void whatNobodyAskedForIsNotTold() {
        desk.close();
        desk = new Desk(folder.resolve("quiet"), Desk.hook(hooked, Kind.ATTENTION, Optional.empty()));
        Event event = desk.make(anEvent().scheduled());
        desk.tell(desk.tell(event, Happening.CLAIMED), Happening.TEARDOWN_FAILED);

        desk.round();

        assertThat(hooked.taken).hasSize(1);
        assertThat(hooked.taken.get(0).path("kind").asText()).isEqualTo("teardown_failed");
        assertThat(desk.standing().position()).isEqualTo(3);
    }

    @Test
    void onlyEventsOfItsEnvironmentAreTold() {
        desk.store
                .events("elsewhere")
                .create(Changes.beginning(anEvent().in("elsewhere").scheduled()), Optional.empty());

        desk.round();

        assertThat(hooked.asked).hasValue(0);
    }

    @Test
    void aDeletedEventIsToldByItsId() {
        Event event = desk.make(anEvent().ended());
        desk.events().delete(event.id(), Changes.deletionOf(event, desk.now));

        desk.round();

        JsonNode last = hooked.taken.get(1);
        assertThat(last.path("kind").asText()).isEqualTo("changed");
        assertThat(last.at("/event/id").asText()).isEqualTo(event.id().value());
        assertThat(last.at("/event/name").isNull()).isTrue();
        assertThat(last.at("/event/window").isNull()).isTrue();
    }

    @Test
    void aFailingReceiverIsTriedEverMoreSlowlyAndGetsEverythingInOrderOnceItIsBack() {
        hooked.answering(500);
        Event event = desk.make(anEvent().scheduled());
        desk.tell(event, Happening.EDITED);

        List<Duration> sleeps = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sleeps.add(desk.round());
        }

        assertThat(hooked.asked).hasValue(12);
        assertThat(sleeps.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(sleeps).allSatisfy(sleep -> assertThat(sleep).isLessThanOrEqualTo(Duration.ofMinutes(5)));
        assertThat(sleeps.get(11)).isGreaterThanOrEqualTo(Duration.ofSeconds(150));
        assertThat(desk.standing().failingSince()).contains(desk.now);
        assertThat(desk.health().trouble()).contains("It answered with status 500.");

        hooked.answering(200);
        assertThat(desk.round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(hooked.taken)
                .extracting(body -> body.path("id").asText())
                .containsExactly(event.id() + ".1", event.id() + ".2");
        assertThat(desk.standing().failingSince()).isEmpty();
        assertThat(desk.health().trouble()).isEmpty();
        assertThat(desk.standing().givenUp()).isZero();
    }

    @Test
    void whatItIsOwedIsCountedUntilItIsTold() {
        assertThat(desk.health().toldAll()).isEmpty();
        desk.round();
        assertThat(desk.health().toldAll()).contains(desk.now);

        Instant happened = desk.now;
        Event event = desk.make(anEvent().updatedAt(happened).scheduled());
        desk.now = desk.now.plusSeconds(60);
        desk.tell(desk.tell(event, Happening.CLAIMED), Happening.EDITED);
        hooked.answering(503);
        desk.round();

        ReceiverHealth health = desk.health();
        assertThat(health.owed()).as("a claim is not told").isEqualTo(new Owed(2, false, Optional.of(happened)));
        assertThat(health.position()).contains(0L);
        assertThat(health.toldAll()).contains(happened);
        assertThat(health.complaint(desk.now.plus(Duration.ofMinutes(10)))).isEmpty();
        assertThat(health.complaint(desk.now.plus(Duration.ofMinutes(11))))
                .contains("Since " + desk.now + " nothing has reached it. It answered with status 503.");

        hooked.answering(200);
        desk.round();
        assertThat(desk.health().owed()).isEqualTo(Owed.NOTHING);
        assertThat(desk.health().position()).contains(3L);
        assertThat(desk.health().toldAll()).contains(desk.now);
        assertThat(desk.health().complaint(desk.now.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void eachTryIsCountedByWhatCameOfIt() {
        assertThat(desk.health().figures())
                .isEqualTo(new ReceiverFigures(
                        "sandbox", Desk.NAME, true, Tries.NONE, 0, Optional.empty(), Optional.empty()));

        Instant happened = desk.now;
        desk.make(anEvent().named("Bad").updatedAt(happened).scheduled());
        hooked.answering(422);
        desk.round();
        desk.now = desk.now.plus(Duration.ofMinutes(9));
        desk.round();
        assertThat(desk.health().figures())
                .isEqualTo(new ReceiverFigures(
                        "sandbox",
                        Desk.NAME,
                        false,
                        new Tries(0, 2, 0, Optional.empty()),
                        1,
                        Optional.of(happened),
                        Optional.empty()));

        desk.now = desk.now.plus(Duration.ofMinutes(1));
        desk.round();
        assertThat(desk.health().figures().tries()).isEqualTo(new Tries(0, 2, 1, Optional.empty()));

        hooked.answering(200);
        desk.make(anEvent().named("Good").scheduled());
        desk.round();
        assertThat(desk.health().figures())
                .isEqualTo(new ReceiverFigures(
                        "sandbox",
                        Desk.NAME,
                        true,
                        new Tries(1, 2, 1, Optional.of(desk.now)),
                        0,
                        Optional.empty(),
                        Optional.of(desk.now)));
    }

    @Test
    void aReminderThatDoesNotArriveIsOwed() {
        Event event = desk.make(anEvent().live());
        desk.round();
        desk.now = event.plan().window().end().minus(Duration.ofMinutes(5));
        hooked.answering(500);

        desk.round();

        assertThat(desk.health().owed()).isEqualTo(new Owed(1, false, Optional.of(desk.now)));
    }

    @Test
    void manyThatWaitAreAtLeastSoMany() {
        for (int i = 0; i < 101; i++) {
            desk.make(anEvent().scheduled());
        }
        hooked.answering(500);

        desk.round();

        assertThat(desk.health().owed().notices()).isEqualTo(100);
        assertThat(desk.health().owed().more()).isTrue();
    }

    @Test
    void ofAnAddressNothingButItsHostIsShown() {
        assertThat(Webhook.means(URI.create("https://hooks.example.com/T0/s3cret?team=shop")))
                .isEqualTo("webhook at hooks.example.com");
        assertThat(Webhook.means(URI.create("http://[::1]:8443/hook"))).isEqualTo("webhook at [::1]:8443");
        assertThat(desk.health().means())
                .isEqualTo("webhook at 127.0.0.1:" + hooked.url().getPort());
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUpForThisTime() {
        hooked.answering((reply, body) -> sleep(5_000));
        desk.make(anEvent().scheduled());

        long begun = System.nanoTime();
        desk.round();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(desk.health().trouble()).contains("It could not be reached (HttpTimeoutException).");
        assertThat(desk.standing().position()).isZero();
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (Hooked elsewhere = new Hooked()) {
            hooked.answering((reply, body) -> {
                reply.exchange()
                        .getResponseHeaders()
                        .set("Location", elsewhere.url().toString());
                reply.send(307, -1);
            });
            desk.make(anEvent().scheduled());

            desk.round();

            assertThat(elsewhere.asked).hasValue(0);
            assertThat(desk.health().trouble()).get().asString().contains("307", "redirects are not followed");
        }
    }

    @Test
    void anAnswerWithoutEndIsBrokenOff() {
        hooked.answering((reply, body) -> {
            reply.send(200, 0);
            byte[] block = new byte[1 << 16];
            try (OutputStream out = reply.exchange().getResponseBody()) {
                while (true) {
                    out.write(block);
                }
            }
        });
        desk.make(anEvent().scheduled());

        long begun = System.nanoTime();
        desk.round();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(desk.standing().position()).isEqualTo(1);
    }

    /** A receiver that chokes on one notice must not keep all later ones for ever. */
    @Test
    void whatAReceiverRefusesIsGivenUpAfterTenMinutesCountedAndTold() {
        List<String> log = listening();
        Event bad = desk.make(anEvent().named("Bad").scheduled());
        Event good = desk.make(anEvent().named("Good").scheduled());
        hooked.answering(
                (reply, body) -> reply.send(body.at("/event/name").asText().equals("Bad") ? 422 : 200, -1));

        desk.round();
        desk.now = desk.now.plus(Duration.ofMinutes(9));
        desk.round();
        assertThat(hooked.taken).isEmpty();
        desk.now = desk.now.plus(Duration.ofMinutes(1));
        desk.round();

        assertThat(hooked.taken)
                .extracting(body -> body.at("/event/id").asText())
                .containsExactly(good.id().value());
        assertThat(desk.standing().givenUp()).isEqualTo(1);
        assertThat(desk.standing().gaveUpAt()).contains(desk.now);
        assertThat(desk.health().complaint(desk.now.plus(Duration.ofDays(6))))
                .contains("1 notice was given up, the latest at " + desk.now + ".");
        assertThat(desk.health().complaint(desk.now.plus(Duration.ofDays(8)))).isEmpty();
        assertThat(log).anySatisfy(line -> assertThat(line).contains("given up", bad.id() + ".1", "422"));
    }

    @Test
    void whatAReceiverCouldNotTakeForADayIsGivenUpAndOnlyThat() {
        hooked.answering(503);
        desk.make(anEvent().named("Old").updatedAt(desk.now).scheduled());
        desk.round();
        desk.now = desk.now.plus(Duration.ofHours(23));
        desk.make(anEvent().named("New").updatedAt(desk.now).scheduled());
        desk.round();
        assertThat(desk.standing().givenUp()).isZero();

        desk.restart();
        desk.now = desk.now.plus(Duration.ofHours(1));
        desk.round();
        assertThat(desk.standing().givenUp()).isEqualTo(1);

        hooked.answering(200);
        desk.round();
        assertThat(hooked.taken)
                .extracting(body -> body.at("/event/name").asText())
                .containsExactly("New");
    }

    @Test
    void aReminderIsSentOnceForEachEndAcrossRestarts() {
        Event event = desk.make(anEvent().live());
        desk.round();
        hooked.taken.clear();
        desk.now = event.plan().window().end().minus(Duration.ofMinutes(16));
        desk.round();
        assertThat(hooked.taken).isEmpty();

        desk.now = event.plan().window().end().minus(Duration.ofMinutes(15));
        desk.round();
        desk.restart();
        desk.now = desk.now.plusSeconds(30);
        desk.round();
        desk.round();

        assertThat(hooked.taken).hasSize(1);
        JsonNode reminder = hooked.taken.get(0);
        assertThat(reminder.path("kind").asText()).isEqualTo("ending_soon");
        assertThat(reminder.path("reason").asText()).isEqualTo("It ends in 15 minutes.");
        assertThat(reminder.at("/event/url").asText()).endsWith("?at=sandbox/events/" + event.id() + "/extend");

        Event longer = extended(event, Duration.ofHours(1));
        desk.events().commit(Changes.told(longer, Happening.EXTENDED));
        hooked.taken.clear();
        desk.now = longer.plan().window().end().minus(Duration.ofMinutes(10));
        desk.round();
        assertThat(hooked.taken)
                .extracting(body -> body.path("kind").asText())
                .containsExactly("changed", "ending_soon");
        assertThat(hooked.taken.get(1).path("id").asText())
                .isNotEqualTo(reminder.path("id").asText());
    }

    @Test
    void aReminderThatFailedIsTriedAgain() {
        Event event = desk.make(anEvent().live());
        desk.round();
        desk.now = event.plan().window().end().minus(Duration.ofMinutes(5));
        hooked.answering(500);
        desk.round();
        hooked.answering(200);
        hooked.taken.clear();

        desk.round();

        assertThat(hooked.taken).extracting(body -> body.path("kind").asText()).containsExactly("ending_soon");
        assertThat(desk.standing().failingSince()).isEmpty();
    }

    @Test
    void theSecretIsInNoLogNoStoreAndNoTrouble() throws Exception {
        List<String> log = listening();
        hooked.answering(500);
        desk.make(anEvent().scheduled());
        desk.round();
        hooked.stop();
        desk.round();
        String trouble = desk.health().trouble().orElseThrow();
        desk.restart();

        assertThat(log).isNotEmpty().allSatisfy(line -> assertThat(line)
                .doesNotContain(Hooked.SECRET)
                .doesNotContain("team=shop"));
        assertThat(trouble).doesNotContain(Hooked.SECRET).doesNotContain("team=shop");
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(Hooked.SECRET);
            }
        }
        hooked.start();
    }

    @Test
    void withoutItsSecretNothingIsSentUntilItIsThereAgain() throws Exception {
        desk.close();
        desk = new Desk(
                folder.resolve("bare"), Desk.hook(hooked, Desk.ALL, Optional.empty(), Optional.of("whsec_%%%%")));
        desk.make(anEvent().scheduled());

        desk.round();

        assertThat(hooked.asked).hasValue(0);
        assertThat(desk.health().trouble()).contains("Its secret is not there or cannot be used. Give it another one.");
    }

    private static Event extended(Event event, Duration by) {
        var plan = event.plan();
        var window = plan.window();
        return event.next(event.updatedAt())
                .revised()
                .plan(new Plan(
                        plan.name(),
                        plan.notes(),
                        new Window(window.start(), window.end().plus(by), window.zone()),
                        plan.lead(),
                        plan.audience(),
                        plan.criticality(),
                        plan.performanceTarget(),
                        plan.target(),
                        plan.parameters(),
                        plan.derived()))
                .done();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is logged from now on, with the texts of exceptions. */
    private List<String> listening() {
        List<String> lines = new CopyOnWriteArrayList<>();
        listener = new Handler() {
            @Override
            public void publish(LogRecord told) {
                lines.add(new SimpleFormatter().format(told));
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
        logger.addHandler(listener);
        return lines;
    }
}
