package io.jenkins.plugins.eventschedules.aws.phase;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes an event's secrets out of what AWS says: a constraint may quote the value that it refuses, an output the one
 * that it was made from. Which values are secrets is not known from the event alone, so every value that is the id of
 * one counts.
 */
public record Scrub(Secrets secrets) {

    private static final String STARS = "****";

    public Report of(Event event, Report report) {
        if (report instanceof Report.Failed failed) {
            return new Report.Failed(failed.steps(), text(event, failed.message()));
        }
        if (report instanceof Report.Unreachable unreachable) {
            return new Report.Unreachable(text(event, unreachable.message()));
        }
        if (report instanceof Report.Succeeded ok) {
            Map<String, String> outputs = new TreeMap<>();
            ok.outputs().forEach((name, value) -> outputs.put(name, text(event, value)));
            return new Report.Succeeded(ok.steps(), outputs);
        }
        return report;
    }

    private String text(Event event, String text) {
        String clean = text;
        for (ParameterValue value : event.plan().allParameters().values()) {
            if (value instanceof ParameterValue.Text id) {
                // Not whether it exists: that is asked for a person, and nobody is asking here.
                String secret =
                        secrets.reveal(id.text(), event.origin().folder()).orElse("");
                clean = secret.isEmpty() ? clean : clean.replace(secret, STARS);
            }
        }
        return clean;
    }
}
