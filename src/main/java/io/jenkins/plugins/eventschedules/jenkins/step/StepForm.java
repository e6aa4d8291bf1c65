package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.Util;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.json.JSONObject;

/** What was typed into the form of a step; the form knows texts only. */
final class StepForm {

    private StepForm() {}

    static <T extends NewEventStep> T fill(T step, JSONObject form) {
        fillEvent(step, form);
        step.setAutomation(text(form, "automation"));
        step.setProduct(text(form, "product"));
        step.setEnvironment(text(form, "environment"));
        return step;
    }

    static <T extends EventStep> T fillEvent(T step, JSONObject form) {
        step.setStart(text(form, "start"));
        step.setEnd(text(form, "end"));
        step.setDuration(text(form, "duration"));
        step.setLead(text(form, "lead"));
        step.setZone(text(form, "zone"));
        step.setNotes(text(form, "notes"));
        step.setAudience(number(text(form, "audience")));
        step.setCriticality(text(form, "criticality"));
        step.setPerformanceTarget(text(form, "performanceTarget"));
        step.setVersion(text(form, "version"));
        step.setParameters(parameters(text(form, "parameters")));
        return step;
    }

    static String text(JSONObject form, String field) {
        return Util.fixEmptyAndTrim(form.optString(field));
    }

    static Object number(String text) {
        return text != null && text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    /** {@code name=value}, one a line. */
    private static Map<String, Object> parameters(String lines) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String line : lines == null ? new String[0] : lines.split("\\R")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        line.substring(0, equals).trim(),
                        line.substring(equals + 1).trim());
            }
        }
        return parameters;
    }
}
