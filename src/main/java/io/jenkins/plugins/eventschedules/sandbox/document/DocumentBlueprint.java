package io.jenkins.plugins.eventschedules.sandbox.document;

import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Arguments;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import io.jenkins.plugins.eventschedules.target.document.DocumentReading;
import io.jenkins.plugins.eventschedules.target.document.ReadDocument;
import java.util.List;
import java.util.Map;

/** An automation document as the sandbox runs it: by walking through it. */
public record DocumentBlueprint(AutomationDocument document) implements Blueprint {

    /** @param file its name in a fault */
    public static Reading read(String file, String text) {
        DocumentReading reading = ReadDocument.of(file, text);
        return reading.document()
                .map(document -> Reading.qualified(reading.description(), new DocumentBlueprint(document)))
                .orElseGet(() -> Reading.refused(reading.description(), reading.problems()));
    }

    @Override
    public List<ParameterSpec> parameters() {
        return document.parameters();
    }

    @Override
    public boolean takesParameters(Phase phase) {
        return true;
    }

    @Override
    public List<String> outputs() {
        return document.outputs();
    }

    @Override
    public Course course(Phase phase, Map<String, ParameterValue> given) {
        return new Walk(document, phase, Arguments.of(document.parameters(), given)).course();
    }
}
