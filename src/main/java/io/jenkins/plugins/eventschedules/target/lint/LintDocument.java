package io.jenkins.plugins.eventschedules.target.lint;

import io.jenkins.plugins.eventschedules.target.document.DocumentReading;
import io.jenkins.plugins.eventschedules.target.document.Look;
import io.jenkins.plugins.eventschedules.target.document.ReadDocument;
import io.jenkins.plugins.eventschedules.target.text.Faults.Fault;
import io.jenkins.plugins.eventschedules.target.text.Node;
import io.jenkins.plugins.eventschedules.target.text.ReadYaml;
import io.jenkins.plugins.eventschedules.target.text.Tags;
import io.jenkins.plugins.eventschedules.target.text.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds an automation document against all rules. The text may be anybody's, and anything. */
public final class LintDocument {

    private final Findings findings;
    private final DocumentReading reading;

    private LintDocument(String text) {
        this.findings = new Findings(text);
        this.reading = ReadDocument.of("", text);
    }

    /**
     * What came of it.
     *
     * @param findings by their place
     * @param reading what events make of the document
     */
    public record Report(List<Finding> findings, DocumentReading reading) {

        /** Whether a rule could be held against it: not when an earlier fault was in the way. */
        public boolean lookedAt(Rule rule) {
            return rule.look()
                    .map(look -> reading.looks().containsKey(look))
                    .orElseGet(() -> isSound(reading, Look.STEPS));
        }

        public boolean hasErrors() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    /** @param text YAML, or JSON in the words of YAML */
    public static Report of(String text) {
        return new LintDocument(text).report(text);
    }

    private Report report(String text) {
        for (Map.Entry<Look, List<Fault>> look : reading.looks().entrySet()) {
            look.getValue().forEach(fault -> findings.at(Rule.of(look.getKey()), fault.line(), fault.what()));
        }
        if (isSound(reading, Look.STEPS)) {
            whole(text).ifPresent(this::advise);
        }
        return new Report(findings.byPlace(), reading);
    }

    private void advise(Node.Mapping document) {
        new AdviseOnParameters(findings).of(document);
        AdviseOnSteps steps = new AdviseOnSteps(findings, document);
        steps.each();
        reading.document().ifPresent(steps::ofPhases);
    }

    private static boolean isSound(DocumentReading reading, Look look) {
        List<Fault> faults = reading.looks().get(look);
        return faults != null && faults.isEmpty();
    }

    private static Optional<Node.Mapping> whole(String text) {
        try {
            return Optional.of(new ReadYaml(Tags.NONE).read(text))
                    .filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast);
        } catch (UnreadableException e) {
            // Told already, by the first look.
            return Optional.empty();
        }
    }
}
