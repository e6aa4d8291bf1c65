package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** The fields about time: window, zone and lead. */
final class WindowCheck {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int LONGEST_TEXT = 64;

    private final Limits limits;
    private final Findings findings;

    WindowCheck(Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * @param before of the event that gets another plan
     * @param begun whether the event runs already, so that its start is history
     */
    Optional<Window> window(Draft draft, Optional<Window> before, boolean begun, Instant now) {
        Optional<String> unknown = stillUnknown(draft.zone(), before);
        Optional<ZoneId> zone = unknown.isPresent() ? Optional.of(UTC) : zone(draft.zone());
        ZoneId known = zone.orElse(UTC);
        Optional<Instant> start = time("/window/start", draft.start(), known, LocalTimes.Side.START);
        Optional<Instant> end = time("/window/end", draft.end(), known, LocalTimes.Side.END);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (!start.get().isBefore(end.get())) {
            findings.problem("/window/end", "The end must be after the start.");
            return Optional.empty();
        }
        Window window = new Window(start.get(), end.get(), known, unknown);
        bounds(window, begun, now);
        return zone.map(z -> window);
    }

    Optional<Duration> lead(String text) {
        if (text == null) {
            return Optional.of(limits.defaultLead());
        }
        Duration lead;
        try {
            lead = Duration.parse(bounded(text));
        } catch (DateTimeException e) {
            findings.problem("/lead", "Write the lead as an ISO 8601 duration, for example PT20M for 20 minutes.");
            return Optional.empty();
        }
        if (lead.isNegative() || lead.compareTo(limits.maximumLead()) > 0) {
            findings.problem("/lead", "The lead must be between zero and " + limits.maximumLead() + ".");
            return Optional.empty();
        }
        return Optional.of(lead.truncatedTo(ChronoUnit.MILLIS));
    }

    private void bounds(Window window, boolean begun, Instant now) {
        if (!window.end().isAfter(now)) {
            findings.problem(
                    "/window/end",
                    begun
                            ? "The end must be in the future. To stop at once, end the event now."
                            : "The window is over already.");
        } else if (!begun && now.isAfter(window.end().minus(limits.minimumUseful()))) {
            findings.problem(
                    "/window/end",
                    "Too little of the window is left: at least " + limits.minimumUseful() + " is needed.");
        }
        if (window.duration().compareTo(limits.maximumDuration()) > 0) {
            findings.problem("/window/end", "The window may last " + limits.maximumDuration() + " at most.");
        }
        if (window.duration().compareTo(limits.minimumUseful()) < 0) {
            findings.problem("/window/end", "The window must last " + limits.minimumUseful() + " at least.");
        }
        if (window.start().isAfter(now.plus(limits.maximumAhead()))) {
            findings.problem("/window/start", "The start may be " + limits.maximumAhead() + " ahead at most.");
        }
        if (!begun && window.start().isBefore(now)) {
            findings.notice("/window/start", "The start is in the past: the event begins at once.");
        }
    }

    /**
     * The zone of the event, where this Java does not know it and nobody chose another: it is shown as UTC, so whoever sends
     * that back has chosen nothing.
     */
    private Optional<String> stillUnknown(String chosen, Optional<Window> before) {
        Optional<String> unknown = before.flatMap(Window::unknownZone)
                .filter(name -> chosen == null || chosen.equals(UTC.getId()) || chosen.equals(name));
        unknown.ifPresent(name -> findings.notice(
                "/window/zone",
                "This server does not know the zone " + name + " of this event. Local times are read in UTC."));
        return unknown;
    }

    /** Named zones only: a bare offset knows no change of the clocks, and browsers do not take one for a zone. */
    private Optional<ZoneId> zone(String text) {
        if (text == null) {
            return Optional.of(UTC);
        }
        if (ZoneRulesProvider.getAvailableZoneIds().contains(text)) {
            return Optional.of(ZoneId.of(text));
        }
        findings.problem("/window/zone", "There is no such time zone. Use an IANA name, for example Europe/Paris.");
        return Optional.empty();
    }

    private Optional<Instant> time(String pointer, String text, ZoneId zone, LocalTimes.Side side) {
        if (text == null || text.isBlank()) {
            findings.problem(pointer, side == LocalTimes.Side.START ? "Say when it starts." : "Say when it ends.");
            return Optional.empty();
        }
        try {
            return Optional.of(read(pointer, bounded(text), zone, side).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | ArithmeticException e) {
            findings.problem(
                    pointer,
                    "Write the time as in ISO 8601, for example 2026-12-01T18:00:00Z, or 2026-12-01T18:00 in the zone.");
            return Optional.empty();
        }
    }

    private Instant read(String pointer, String text, ZoneId zone, LocalTimes.Side side) {
        boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d{2}(:?\\d{2})?");
        if (hasOffset) {
            return sane(OffsetDateTime.parse(text).toInstant());
        }
        LocalTimes.Reading reading = LocalTimes.read(LocalDateTime.parse(text), zone, side);
        reading.notice().ifPresent(notice -> findings.notice(pointer, notice));
        return sane(reading.instant());
    }

    /** Keeps every later sum within what an Instant and a millisecond count can hold. */
    private static Instant sane(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new DateTimeException("too long");
        }
        return text;
    }
}
