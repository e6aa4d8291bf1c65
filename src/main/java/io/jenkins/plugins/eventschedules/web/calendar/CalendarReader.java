package io.jenkins.plugins.eventschedules.web.calendar;

import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes drafts of the appointments in a calendar file, whoever wrote it. */
public final class CalendarReader {

    /** More than a person looks through. */
    private static final int MOST = 200;

    private static final int SHOWN_NAME = 60;

    private final Zones zones = new Zones();

    /**
     * What an appointment proposes.
     *
     * @param draft without a target, which no calendar knows
     * @param rule when it comes again
     * @param except the dates on which it does not
     * @param remarks what a person should know of how it was read
     */
    public record Proposal(Draft draft, Optional<String> rule, List<String> except, List<String> remarks) {}

    /**
     * All that a file proposes, in its order.
     *
     * @param skipped which appointments make no draft, and why
     */
    public record Reading(List<Proposal> proposals, List<String> skipped) {}

    /**
     * Reads a file.
     *
     * @param usual the zone of times that say none
     * @return empty when the text is no calendar
     */
    public Optional<Reading> read(String text, ZoneId usual) {
        ReadComponents.Found found = ReadComponents.in(text, MOST);
        if (!found.calendar()) {
            return Optional.empty();
        }
        List<Appointment> appointments = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Component component : found.components()) {
            ReadAppointment.Reading reading = new ReadAppointment(component, zones, usual).read();
            reading.appointment().ifPresentOrElse(appointments::add, () -> skipped.add(told(reading)));
        }
        if (found.passed() > 0) {
            skipped.add(found.passed() + " more: a file may have " + MOST + " appointments");
        }
        Map<String, Set<LocalDate>> replaced = replaced(appointments);
        return Optional.of(new Reading(
                appointments.stream().map(each -> proposal(each, replaced)).toList(), skipped));
    }

    /** Occurrences that were changed alone are appointments of their own, so their series leaves them out. */
    private static Map<String, Set<LocalDate>> replaced(List<Appointment> appointments) {
        Map<String, Set<LocalDate>> dates = new HashMap<>();
        appointments.forEach(
                each -> each.replaces().ifPresent(date -> dates.computeIfAbsent(each.uid(), uid -> new HashSet<>())
                        .add(date)));
        return dates;
    }

    private static Proposal proposal(Appointment each, Map<String, Set<LocalDate>> replaced) {
        Set<LocalDate> except = new TreeSet<>(each.except());
        if (each.rule().isPresent()) {
            except.addAll(replaced.getOrDefault(each.uid(), Set.of()));
        }
        Draft draft = new Draft(
                each.name(),
                each.notes(),
                each.start(),
                each.end(),
                each.zone().orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null);
        return new Proposal(
                draft, each.rule(), except.stream().map(LocalDate::toString).toList(), each.remarks());
    }

    private static String told(ReadAppointment.Reading reading) {
        String name = reading.name().isEmpty() ? "Without a name" : reading.name();
        int shown = Math.min(name.codePointCount(0, name.length()), SHOWN_NAME);
        return name.substring(0, name.offsetByCodePoints(0, shown)) + ": " + reading.reason();
    }
}
