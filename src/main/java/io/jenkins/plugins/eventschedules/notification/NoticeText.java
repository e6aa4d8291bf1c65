package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.event.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A notice in plain words. Times are those of the event's zone, which is named. */
public final class NoticeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private NoticeText() {}

    /** One line, whatever the event's name holds. */
    public static String subject(Notice notice) {
        String name =
                notice.name().replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").trim();
        return name + " " + what(notice.kind());
    }

    public static String body(Notice notice) {
        StringBuilder body = new StringBuilder(subject(notice)).append(".\n\n");
        line(body, "Why", notice.reason());
        line(body, "Status", notice.status().word().replace('_', ' '));
        notice.about().ifPresent(about -> {
            ZoneId zone = about.window().zone();
            line(
                    body,
                    "Window",
                    time(about.window().start(), zone) + " to "
                            + time(about.window().end(), zone) + " (" + zone(about.window()) + ")");
            line(body, "Owner", about.owner());
        });
        if (!notice.folder().isEmpty()) {
            line(body, "Folder", notice.folder());
        }
        line(body, "Environment", notice.environment());
        notice.link().ifPresent(link -> body.append('\n')
                .append(notice.kind() == Kind.ENDING_SOON ? "Extend it: " : "See it: ")
                .append(link)
                .append('\n'));
        return body.toString();
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case SCHEDULED -> "was scheduled";
            case CHANGED -> "was changed";
            case WENT_LIVE -> "is live";
            case FAILED -> "could not be brought up";
            case ENDING_SOON -> "ends soon";
            case ENDED -> "is over and taken down";
            case CANCELLED -> "was cancelled";
            case MISSED -> "was missed";
            case TEARDOWN_FAILED -> "could not be taken down";
        };
    }

    private static void line(StringBuilder body, String name, String value) {
        body.append(name).append(": ").append(value).append('\n');
    }

    private static String zone(Window window) {
        String shown = window.zone().getId();
        return window.unknownZone()
                .map(meant -> shown + "; it was planned in " + meant + ", which is not known here")
                .orElse(shown);
    }

    private static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
