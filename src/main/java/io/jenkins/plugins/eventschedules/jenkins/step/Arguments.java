package io.jenkins.plugins.eventschedules.jenkins.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.DraftReader.Reading;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.nio.charset.StandardCharsets;
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
        Map<String, Object> json = arguments.json(start, null);
        json.put("target", arguments.target(step));
        return arguments.read(json);
    }

    /** Only what the step gives: a change of the event. */
    static Read change(EventStep step, Draft before, Instant now) {
        Arguments arguments = new Arguments(step, now);
        Map<String, Object> json = arguments.json(before.start(), before.zone());
        if (step.getVersion() != null) {
            json.put("target", Map.of("version", step.getVersion()));
        }
        return arguments.read(json);
    }

    private Read read(Map<String, Object> json) {
        return new Read(new String(Json.bytes(json), StandardCharsets.UTF_8), List.copyOf(problems));
    }

    private Map<String, Object> json(String usualStart, String usualZone) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "name", step.getName());
        put(json, "notes", step.getNotes());
        put(json, "lead", lead());
        put(json, "audience", Plain.of(step.getAudience()));
        put(json, "criticality", step.getCriticality());
        put(json, "performanceTarget", step.getPerformanceTarget());
        put(json, "parameters", Plain.of(step.getParameters()));
        Map<String, Object> window = window(usualStart, usualZone);
        if (!window.isEmpty()) {
            json.put("window", window);
        }
        return json;
    }

    private Map<String, Object> window(String usualStart, String usualZone) {
        Map<String, Object> window = new LinkedHashMap<>();
        String start = step.getStart() == null ? null : ScriptTime.text(step.getStart(), now);
        put(window, "start", start == null && usualZone == null ? usualStart : start);
        put(window, "zone", step.getZone());
        if (step.getDuration() != null) {
            String zone = step.getZone() == null ? usualZone : step.getZone();
            put(window, "end", end(start == null ? usualStart : start, zone));
        } else if (step.getEnd() != null) {
            put(window, "end", ScriptTime.text(step.getEnd(), now));
        }
        return window;
    }

    private String end(String start, String zone) {
        if (step.getEnd() != null) {
            problems.add(new FieldProblem("/window/end", Messages.Arguments_endOrDuration()));
            return null;
        }
        Optional<Instant> end = ScriptTime.duration(step.getDuration())
                .filter(length -> length.toDays() < 36500)
                .flatMap(length -> start == null
                        ? Optional.of(now)
                        : ScriptTime.instant(start, zone)
                                .map(from -> from.plus(length))
                                .or(() -> Optional.of(now)));
        if (end.isEmpty()) {
            problems.add(new FieldProblem("/window/end", Messages.Arguments_duration()));
        }
        return end.map(Instant::toString).orElse(null);
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
