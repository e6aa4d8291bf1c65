package io.jenkins.plugins.eventschedules.web.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.util.Duration;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A calendar of one environment. An event keeps its UID for life, and its SEQUENCE is its revision, so that calendars
 * follow what people change. Nothing of parameters and outputs is in it: a calendar is often shared further.
 */
public final class CalendarFile {

    private static final Duration REFRESH = Duration.builder().minutes(15).build();

    private final Environment environment;
    private final URI page;

    /** @param page where people see the events, ending with a slash */
    public CalendarFile(Environment environment, URI page) {
        this.environment = environment;
        this.page = page;
    }

    public byte[] of(List<Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Event Schedules//Event Schedules//EN");
        calendar.setMethod("PUBLISH");
        calendar.setRefreshInterval(REFRESH);
        calendar.addExperimentalProperty("X-WR-CALNAME", environment.label());
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH.toString());
        events.forEach(event -> calendar.addEvent(appointment(event)));
        return Folding.fold(text(calendar)).getBytes(StandardCharsets.UTF_8);
    }

    private VEvent appointment(Event event) {
        Plan plan = event.plan();
        String place = page + "?at=" + environment.name() + "/events/" + event.id();
        VEvent appointment = new VEvent();
        appointment.setUid(event.id() + "@event-schedules");
        appointment.setSequence((int) Math.min(event.revision(), Integer.MAX_VALUE));
        appointment.setDateTimeStamp(date(event.updatedAt()));
        appointment.setCreated(date(event.createdAt()));
        appointment.setLastModified(date(event.updatedAt()));
        appointment.setDateStart(date(plan.window().start()), true);
        appointment.setDateEnd(date(plan.window().end()), true);
        appointment.setSummary(plan.name());
        appointment.setDescription(description(event, place));
        appointment.setStatus(status(event));
        // It is about servers: nobody who subscribes is busy because of it.
        appointment.setTransparency(Transparency.transparent());
        appointment.setUrl(place);
        appointment.addExperimentalProperty(
                "X-EVENT-SCHEDULES-STATUS", event.status().word());
        return appointment;
    }

    private static String description(Event event, String place) {
        Plan plan = event.plan();
        StringJoiner lines = new StringJoiner("\n");
        lines.add("Status: " + event.status().word().replace('_', ' '));
        event.reason().map(Reason::message).ifPresent(lines::add);
        lines.add("Target: " + plan.target().name());
        lines.add("Owner: " + event.owner());
        lines.add("Criticality: " + plan.criticality().name().toLowerCase(Locale.ROOT));
        if (!plan.notes().isEmpty()) {
            lines.add("").add(plan.notes());
        }
        return lines.add("").add(place).toString();
    }

    private static Status status(Event event) {
        return switch (event.status()) {
            case CANCELLED, MISSED -> Status.cancelled();
            case SCHEDULED, DEPLOYING, LIVE, TEARING_DOWN, ENDED, FAILED, TEARDOWN_FAILED -> Status.confirmed();
        };
    }

    private static Date date(Instant moment) {
        return Date.from(moment);
    }

    private static String text(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
