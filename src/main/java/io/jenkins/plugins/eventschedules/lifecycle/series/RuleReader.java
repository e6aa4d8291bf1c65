package io.jenkins.plugins.eventschedules.lifecycle.series;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.Recurrence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a rule, and says in words what is wrong with it. Nothing is passed over, and what RFC 5545 leaves undefined is
 * refused: a series that is not the one that was meant is found out too late.
 */
final class RuleReader {

    /** Without seconds, minutes and hours no rule makes the library look at more than some ten thousand dates. */
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private static final Map<String, String> SHAPES = Map.of(
            "FREQ", "[A-Z]+",
            "INTERVAL", "[1-9]\\d{0,2}",
            "COUNT", "[1-9]\\d{0,5}",
            "UNTIL", "\\d{8}(T\\d{6}Z?)?",
            "BYDAY", list("([+-]?[1-9]\\d?)?(MO|TU|WE|TH|FR|SA|SU)"),
            "BYMONTHDAY", list("[+-]?([1-9]|[12]\\d|3[01])"),
            "BYMONTH", list("([1-9]|1[0-2])"),
            "BYYEARDAY", list("[+-]?([1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])"),
            "BYWEEKNO", list("[+-]?([1-9]|[1-4]\\d|5[0-3])"),
            "BYSETPOS", list("[+-]?([1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])"));

    private static final String WEEK_START = "WKST";
    private static final int LONGEST = 500;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final List<String> problems = new ArrayList<>();

    /** @param problems empty exactly when there is a rule */
    record Reading(Optional<Rule> rule, List<String> problems) {}

    static Reading read(String text, int most) {
        RuleReader reader = new RuleReader();
        Optional<Rule> rule = reader.rule(text, most);
        return new Reading(reader.problems.isEmpty() ? rule : Optional.empty(), reader.problems);
    }

    private Optional<Rule> rule(String text, int most) {
        if (text == null || text.isBlank()) {
            return refuse("Say how it comes again, for example FREQ=WEEKLY;COUNT=6.");
        }
        if (text.length() > LONGEST) {
            return refuse("A rule has " + LONGEST + " characters at most.");
        }
        Map<String, String> parts = parts(text.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", ""));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        together(parts, most);
        Optional<Rule.Until> until = Optional.ofNullable(parts.get("UNTIL")).flatMap(this::until);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> count = Optional.ofNullable(parts.get("COUNT")).map(Integer::valueOf);
        return dates(parts).map(dates -> new Rule(dates, count, until));
    }

    private Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = part.substring(equals + 1);
            if (Set.of("BYHOUR", "BYMINUTE", "BYSECOND").contains(name)) {
                problems.add("Leave out " + name + ": the time of day is that of the window.");
            } else if (!SHAPES.containsKey(name) && !name.equals(WEEK_START)) {
                problems.add("A rule has no part " + shown(name) + ".");
            } else if (equals < 0 || !value.matches(SHAPES.getOrDefault(name, "MO|TU|WE|TH|FR|SA|SU"))) {
                problems.add("The part " + name + " cannot be " + shown(value) + ".");
            } else if (parts.put(name, value) != null) {
                problems.add("The part " + name + " is given twice.");
            }
        }
        return parts;
    }

    /** What goes with what: RFC 5545, section 3.3.10, the table and the text before it. */
    private void together(Map<String, String> parts, int most) {
        String frequency = parts.getOrDefault("FREQ", "");
        if (!FREQUENCIES.contains(frequency)) {
            problems.add("FREQ is one of DAILY, WEEKLY, MONTHLY and YEARLY.");
        }
        if (parts.containsKey("COUNT") == parts.containsKey("UNTIL")) {
            problems.add("Say either how often, by COUNT, or until when, by UNTIL.");
        }
        if (Integer.parseInt(parts.getOrDefault("COUNT", "1")) > most) {
            problems.add("A series has " + most + " occurrences at most.");
        }
        boolean yearly = frequency.equals("YEARLY");
        allow(parts, "BYWEEKNO", yearly, "FREQ=YEARLY");
        allow(parts, "BYYEARDAY", yearly, "FREQ=YEARLY");
        allow(parts, "BYMONTHDAY", !frequency.equals("WEEKLY"), "any FREQ but WEEKLY");
        boolean counted = parts.getOrDefault("BYDAY", "").matches(".*\\d.*");
        if (counted && !(frequency.equals("MONTHLY") || (yearly && !parts.containsKey("BYWEEKNO")))) {
            problems.add("A number before a day of the week goes with FREQ=MONTHLY, or FREQ=YEARLY without BYWEEKNO.");
        }
        Set<String> others = Set.of("BYDAY", "BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO");
        allow(
                parts,
                "BYSETPOS",
                parts.keySet().stream().anyMatch(others::contains),
                "another part that begins with BY");
    }

    private void allow(Map<String, String> parts, String name, boolean allowed, String with) {
        if (parts.containsKey(name) && !allowed) {
            problems.add(name + " goes with " + with + ".");
        }
    }

    private Optional<Rule.Until> until(String text) {
        try {
            return Optional.of(
                    text.length() == 8
                            ? Rule.Until.day(LocalDate.parse(text, DATE))
                            : new Rule.Until(LocalDateTime.parse(text.replace("Z", ""), TIME), text.endsWith("Z")));
        } catch (DateTimeException e) {
            problems.add("The part UNTIL is no date: " + shown(text) + ".");
            return Optional.empty();
        }
    }

    /** Of everything but the end, which is ours to count. */
    private Optional<Recurrence> dates(Map<String, String> parts) {
        String rest = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("COUNT") && !part.getKey().equals("UNTIL"))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        Recurrence recurrence = new RecurrenceRuleScribe()
                .parseText(rest, ICalDataType.RECUR, new ICalParameters(), context)
                .getValue();
        if (recurrence == null || !context.getWarnings().isEmpty()) {
            problems.add("This is no recurrence rule.");
            return Optional.empty();
        }
        return Optional.of(recurrence);
    }

    private Optional<Rule> refuse(String problem) {
        problems.add(problem);
        return Optional.empty();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "empty" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static String list(String item) {
        return item + "(," + item + "){0,49}";
    }
}
