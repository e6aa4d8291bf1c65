package io.jenkins.plugins.eventschedules.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Window;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTextTest {

    private static final Window WINDOW = new Window(
            Instant.parse("2026-12-01T18:00:00Z"), Instant.parse("2026-12-01T23:00:00Z"), ZoneId.of("Europe/Paris"));

    @Test
    void aFailureReadsLikeThis() {
        Notice notice = notice(Kind.TEARDOWN_FAILED, Status.TEARDOWN_FAILED, "Access denied", "Cup final");

        assertThat(NoticeText.subject(notice)).isEqualTo("Cup final could not be taken down");
        assertThat(NoticeText.body(notice))
                .isEqualTo(
                        """
                        Cup final could not be taken down.

                        Why: Access denied
                        Status: teardown failed
                        Window: Tue 1 Dec 2026, 19:00 to Wed 2 Dec 2026, 00:00 (Europe/Paris)
                        Owner: alice
                        Folder: Shop
                        Environment: sandbox

                        See it: https://jenkins.example.com/event-schedules/?at=sandbox/events/01JDXM4Z5N0000000000000000
                        """);
    }

    /** Another Java than the one with which it was planned: the times are shown in UTC, and say so. */
    @Test
    void aZoneThatIsNotKnownHereIsTold() {
        Window window = Window.ofUnknownZone(WINDOW.start(), WINDOW.end(), "Mars/Base");

        assertThat(NoticeText.body(notice(Kind.WENT_LIVE, Status.LIVE, "", "Cup final", window)))
                .contains("\nWindow: Tue 1 Dec 2026, 18:00 to Tue 1 Dec 2026, 23:00"
                        + " (UTC; it was planned in Mars/Base, which is not known here)\n");
    }

    @Test
    void aReminderLeadsToTheExtension() {
        assertThat(NoticeText.body(notice(Kind.ENDING_SOON, Status.LIVE, "It ends in 15 minutes.", "Cup final")))
                .startsWith("Cup final ends soon.\n\nWhy: It ends in 15 minutes.\n")
                .contains("\nExtend it: https://");
    }

    /** A second line would begin another header of the e-mail. */
    @Test
    void aSubjectIsOneLine() {
        assertThat(NoticeText.subject(notice(Kind.WENT_LIVE, Status.LIVE, "", "Cup\r\nBcc: eve@example.com\u2028x")))
                .isEqualTo("Cup Bcc: eve@example.com x is live");
    }

    private static Notice notice(Kind kind, Status status, String reason, String name) {
        return notice(kind, status, reason, name, WINDOW);
    }

    private static Notice notice(Kind kind, Status status, String reason, String name, Window window) {
        EventId id = new EventId("01JDXM4Z5N0000000000000000");
        return new Notice(
                id + ".7",
                kind,
                WINDOW.end(),
                "sandbox",
                id,
                7,
                2,
                status,
                reason,
                "Shop",
                Optional.of(new Notice.About(name, "alice", window)),
                Optional.of(URI.create("https://jenkins.example.com/event-schedules/?at=sandbox/events/" + id)));
    }
}
