package io.jenkins.plugins.eventschedules.web.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of a request's query, each of them known and given once. */
public final class Query {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final SortedMap<String, String> values;

    private Query(SortedMap<String, String> values) {
        this.values = values;
    }

    /** @param raw as the request line has it; null when there is none */
    public static Query read(String raw, Set<String> known) {
        SortedMap<String, String> values = new TreeMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = UrlText.decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : UrlText.decode(pair.substring(equals + 1));
                if (!known.contains(name)) {
                    throw bad(
                            known.isEmpty()
                                    ? "Nothing can be asked for in the query here."
                                    : "The query knows these parameters: " + String.join(", ", new TreeSet<>(known))
                                            + ".");
                }
                if (values.put(name, value) != null) {
                    throw bad("The parameter " + name + " is given twice.");
                }
            }
        }
        return new Query(values);
    }

    /** Free text; an empty one counts as not given. */
    public Optional<String> text(String name, int longest) {
        Optional<String> value = Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
        if (value.isPresent() && value.get().length() > longest) {
            throw bad("The parameter " + name + " has " + longest + " characters at most.");
        }
        return value;
    }

    public Optional<Instant> instant(String name) {
        return value(name, "a moment such as 2026-12-01T18:00:00Z", text -> {
            try {
                Instant instant = Instant.parse(text);
                return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
            } catch (DateTimeParseException e) {
                return null;
            }
        });
    }

    public Optional<Long> number(String name, long least, long most) {
        return value(name, "a whole number between " + least + " and " + most, text -> {
            Long number = text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
            return number == null || number < least || number > most ? null : number;
        });
    }

    /** One of the given words. */
    public <T> Optional<T> word(String name, Map<String, T> words) {
        return value(name, "one of " + String.join(", ", words.keySet()), words::get);
    }

    private <T> Optional<T> value(String name, String expected, Function<String, T> reader) {
        String text = values.get(name);
        if (text == null) {
            return Optional.empty();
        }
        T value = reader.apply(text);
        if (value == null) {
            throw bad("The parameter " + name + " is " + expected + ".");
        }
        return Optional.of(value);
    }

    public static ProblemException bad(String detail) {
        return new ProblemException(Kind.BAD_QUERY, detail);
    }

    /** The same text for the same query, in whichever order its parameters came, and another for every other. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("&");
        values.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
