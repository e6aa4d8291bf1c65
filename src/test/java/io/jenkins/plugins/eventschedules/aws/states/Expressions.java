package io.jenkins.plugins.eventschedules.aws.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates what stands between <code>{%</code> and <code>%}</code>, with the functions that Step Functions adds. */
final class Expressions {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    Expressions(InstantSource clock) {
        this.clock = clock;
    }

    /** Evaluates every expression in a structure. Like AWS, it fails for an expression that gives nothing. */
    Object evaluate(Machine machine, Object template, Map<String, Object> variables) {
        if (template instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, value) -> all.put((String) key, evaluate(machine, value, variables)));
            return all;
        }
        if (template instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(value -> all.add(evaluate(machine, value, variables)));
            return all;
        }
        return template instanceof String text && text.startsWith("{%")
                ? expression(machine, text, variables)
                : template;
    }

    private Object expression(Machine machine, String text, Map<String, Object> variables) {
        String inner = text.strip();
        inner = inner.substring(2, inner.length() - 2);
        Object result;
        try {
            Jsonata expression = machine.parsed().computeIfAbsent(inner, Jsonata::jsonata);
            Jsonata.Frame frame = expression.createFrame();
            variables.forEach(frame::bind);
            bindFunctions(frame);
            result = expression.evaluate(null, frame);
        } catch (JException e) {
            throw new StateError("States.QueryEvaluationError", e.getMessage() + " in " + inner.strip());
        }
        if (result == null) {
            throw new StateError("States.QueryEvaluationError", "It returned nothing (undefined): " + inner.strip());
        }
        return plain(result);
    }

    private void bindFunctions(Jsonata.Frame frame) {
        frame.bind("millis", Jsonata.function("millis", () -> clock.instant().toEpochMilli(), "<:n>"));
        frame.bind("now", Jsonata.function("now", () -> ISO.format(clock.instant()), "<:s>"));
        frame.bind("parse", Jsonata.function("parse", (String text) -> Json.parse(text), "<s:x>"));
        frame.bind("hash", Jsonata.function("hash", Expressions::hash, "<ss:s>"));
    }

    private static String hash(String text, String algorithm) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(algorithm, e);
        }
    }

    /** JSON as a parser makes it, without the marks of JSONata's own lists. */
    private static Object plain(Object value) {
        if (value == Jsonata.NULL_VALUE) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, one) -> all.put((String) key, plain(one)));
            return all;
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(one -> all.add(plain(one)));
            return all;
        }
        return value;
    }
}
