package io.jenkins.plugins.eventschedules.jenkins.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.DraftReader.Reading;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step's arguments in the shape that the HTTP API takes, so that both read them alike. */
final class Arguments {

    private final EventStep step;
    private final Instant now;
    private final List<FieldProblem> problems = new ArrayList<>();

    private Arguments(EventStep step, Instant now) {
        this.step = step;
        this.now = now;
    }

    /**
     * @param json what the API would be sent
     * @param problems what is wrong already
     */
    record Read(String json, List<FieldProblem> problems) {

        /** With what the shape of the rest has wrong. */
        Reading with(Reading reading) {
            List<FieldProblem> all = new ArrayList<>(problems);
            all.addAll(reading.problems());
            return new Reading(reading.draft(), all);
        }

        JsonNode tree() {
            return parse(json);
        }
    }

    static JsonNode parse(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was written as JSON before", e);
        }
    }

    /** @param start when it starts if the step does not say so */
    static Read order(NewEventStep step, String start, Instant now) {
        Arguments arguments = new Arguments(step, now);
        Map<String, Object> json = arguments.json(start, false);
        json.put("target", arguments.target(step));
        return arguments.read(json);
    }

    /** Only what the step gives: a change of an event. Its end is not in it when a duration says it. */
    static Read change(EventStep step, Instant now) {
        Arguments arguments = new Arguments(step, now);
        Map<String, Object> json = arguments.json(null, true);
        if (step.getVersion() != null) {
            json.put("target", Map.of("version", step.getVersion()));
        }
        return arguments.read(json);
    }

    private Read read(Map<String, Object> json) {
        return new Read(Json.text(json), List.copyOf(problems));
    }

    private Map<String, Object> json(String usualStart, boolean change) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", step.getName());
        put(json, "notes", step.getNotes());
        put(json, "lead", lead());
        put(json, "audience", Plain.of(step.getAudience()));
        put(json, "criticality", step.getCriticality());
        put(json, "performanceTarget", step.getPerformanceTarget());
        put(json, "parameters", Plain.of(step.getParameters()));
        Map<String, Object> window = window(usualStart, change);
        if (!window.isEmpty()) {
            json.put("window", window);
        }
        return json;
    }

    private Map<String, Object> window(String usualStart, boolean change) {
        Map<String, Object> window = new LinkedHashMap<>();
        Object given = step.getStart() == null ? usualStart : step.getStart();
        String start = given == null ? null : ScriptTime.text(given, now);
        put(window, "start", start);
        put(window, "zone", step.getZone());
        if (step.getDuration() != null) {
            Optional<Duration> length = length();
            if (!change) {
                put(window, "end", length.map(time -> end(start, time)).orElse(null));
            }
        } else if (step.getEnd() != null) {
            put(window, "end", ScriptTime.text(step.getEnd(), now));
        }
        return window;
    }

    private Optional<Duration> length() {
        Optional<Duration> length = ScriptTime.duration(step.getDuration()).filter(time -> time.toDays() < 36500);
        if (step.getEnd() != null) {
            problems.add(new FieldProblem("/window/end", Messages.Arguments_endOrDuration()));
        } else if (length.isEmpty()) {
            problems.add(new FieldProblem("/window/end", Messages.Arguments_duration()));
        }
        return length;
    }

    /** Any end will do where the start cannot be read: only that will be told. */
    private String end(String start, Duration length) {
        return Optional.ofNullable(start)
                .flatMap(text -> ScriptTime.instant(text, step.getZone()))
                .orElse(now)
                .plus(length)
                .toString();
    }

    private String lead() {
        if (step.getLead() == null) {
            return null;
        }
        return ScriptTime.duration(step.getLead()).map(Object::toString).orElseGet(() -> {
            problems.add(new FieldProblem("/lead", Messages.Arguments_duration()));
            return null;
        });
    }

    private Map<String, Object> target(NewEventStep from) {
        if ((from.getAutomation() == null) == (from.getProduct() == null)) {
            problems.add(new FieldProblem("/target", Messages.Arguments_target()));
        }
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("type", from.getProduct() == null ? "automation" : "product");
        put(target, "name", from.getProduct() == null ? from.getAutomation() : from.getProduct());
        put(target, "version", from.getVersion());
        return target;
    }

    private static void put(Map<String, Object> json, String key, Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
