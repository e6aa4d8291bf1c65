package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.calendar.CalendarFile;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Events as a calendar that other programs subscribe to. */
final class ReadCalendar {

    /** More than a calendar shows anybody; the earliest of the range are told. */
    private static final int MOST = 2_000;

    /** What is over for so long is nobody's appointment any more, unless asked for. */
    private static final Duration PAST = Duration.ofDays(90);

    private final Tags tags;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    ReadCalendar(Tags tags, Subscriptions subscriptions, InstantSource clock) {
        this.tags = tags;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Reply file(Call call, Access access) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        EventQuery asked = EventQueries.read(call.query(), access.visible());
        EventQuery query = asked.from().isPresent() ? asked : asked.since(today.minus(PAST));
        URI page = subscriptions.page(call.request());
        return Reply.file(
                call.request(),
                tags.of(tags.generation(access, call), today, page),
                "text/calendar;charset=utf-8",
                Map.of(
                        "Content-Disposition",
                        "inline; filename=\"" + access.environment().name() + ".ics\""),
                () -> new Reply.Whole(new CalendarFile(access.environment(), page)
                        .of(events(access.environment().store(), query))));
    }

    private static List<Event> events(EventStore store, EventQuery query) {
        return store.walk(query).limit(MOST).toList();
    }
}
