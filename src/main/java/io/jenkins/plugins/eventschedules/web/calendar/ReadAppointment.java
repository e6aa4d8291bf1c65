package io.jenkins.plugins.eventschedules.web.calendar;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Understands one component as an appointment, or says why it cannot be one. */
final class ReadAppointment {

    private static final int NAME_LENGTH = 100;
    private static final int NOTES_LENGTH = 4_000;
    private static final int MOST_EXCEPTIONS = 500;

    private final Component component;
    private final Zones zones;
    private final ZoneId usual;
    private final List<String> remarks = new ArrayList<>();

    /** @param usual the zone of times that say none */
    ReadAppointment(Component component, Zones zones, ZoneId usual) {
        this.component = component;
        this.zones = zones;
        this.usual = usual;
    }

    /**
     * What came of it.
     *
     * @param reason why there is none
     */
    record Reading(Optional<Appointment> appointment, String name, String reason) {}

    Reading read() {
        String name = line(component.text("SUMMARY"));
        if (component.raw("STATUS").equalsIgnoreCase("CANCELLED")) {
            return refused(name, "it is called off");
        }
        Optional<When> start = component.first("DTSTART").flatMap(ReadAppointment::when);
        if (start.isEmpty()) {
            return refused(name, "it does not say when it starts");
        }
        ZoneId zone = component.first("DTSTART").map(this::zone).orElse(usual);
        Optional<String> end = end(start.get(), zone);
        if (end.isEmpty()) {
            return refused(name, "it does not say when it ends");
        }
        if (start.get().wholeDay()) {
            remarks.add("It lasts whole days, which are taken in the zone " + zone + ".");
        }
        return new Reading(Optional.of(appointment(name, start.get(), end.get(), zone)), name, "");
    }

    private Appointment appointment(String name, When start, String end, ZoneId zone) {
        if (component.all("RRULE").size() > 1 || component.first("RDATE").isPresent()) {
            remarks.add("It comes again in more than one way. Only the first rule is taken.");
        }
        return new Appointment(
                component.raw("UID"),
                cut(name, NAME_LENGTH, "name"),
                cut(lines(component.text("DESCRIPTION")), NOTES_LENGTH, "description"),
                start.text(),
                end,
                Optional.of(zone.getId()),
                component.first("RRULE").map(VObjectProperty::getValue).map(String::strip),
                exceptions(zone),
                component.first("RECURRENCE-ID").flatMap(ReadAppointment::when).map(when -> when.in(zone)
                        .toLocalDate()),
                remarks);
    }

    private Optional<String> end(When start, ZoneId zone) {
        Optional<VObjectProperty> given = component.first("DTEND");
        Optional<When> end = given.flatMap(ReadAppointment::when);
        if (end.isPresent()) {
            ZoneId other = zone(given.get());
            boolean elsewhere = !end.get().utc() && !other.equals(zone);
            return Optional.of(
                    elsewhere
                            ? end.get().time().atZone(other).toInstant().toString()
                            : end.get().text());
        }
        return length(start).map(length -> {
            LocalDateTime over = start.time().plus(length);
            return new When(over, start.wholeDay(), start.utc()).text();
        });
    }

    private Optional<Duration> length(When start) {
        String text = component.raw("DURATION").toUpperCase(Locale.ROOT);
        try {
            if (text.matches("\\+?P\\d{1,4}W")) {
                return Optional.of(Duration.ofDays(7L * Integer.parseInt(text.replaceAll("\\D", ""))));
            }
            if (text.length() <= 40 && !text.isEmpty()) {
                return Optional.of(Duration.parse(text)).filter(length -> length.compareTo(Duration.ofDays(3_650)) < 0);
            }
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
        return text.isEmpty() && start.wholeDay() ? Optional.of(Duration.ofDays(1)) : Optional.empty();
    }

    private ZoneId zone(VObjectProperty property) {
        String name = property.getParameters().first("TZID");
        if (name == null || name.isBlank()) {
            return usual;
        }
        Optional<ZoneId> zone = zones.named(name.strip());
        if (zone.isEmpty()) {
            String remark = "Its time zone is not known here: " + usual + " is taken instead.";
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
        }
        return zone.orElse(usual);
    }

    private List<LocalDate> exceptions(ZoneId zone) {
        return component.all("EXDATE").stream()
                .flatMap(property -> List.of(property.getValue().split(",", MOST_EXCEPTIONS)).stream())
                .flatMap(text -> When.of(text.strip()).stream())
                .map(when -> when.in(zone).toLocalDate())
                .distinct()
                .limit(MOST_EXCEPTIONS)
                .toList();
    }

    private static Optional<When> when(VObjectProperty property) {
        return When.of(property.getValue().strip());
    }

    private String cut(String text, int longest, String what) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        remarks.add("Its " + what + " was cut to " + longest + " characters.");
        return text.substring(0, text.offsetByCodePoints(0, longest)).strip();
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]+", " ")
                .strip();
    }

    private static Reading refused(String name, String reason) {
        return new Reading(Optional.empty(), name, reason);
    }
}
