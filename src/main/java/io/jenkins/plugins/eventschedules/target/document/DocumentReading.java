package io.jenkins.plugins.eventschedules.target.document;

import io.jenkins.plugins.eventschedules.target.text.Faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading a document: one that qualifies, or the reasons why it does not.
 *
 * @param description the document's own; empty when it has none or cannot be read that far
 * @param looks those that were taken, each with the faults that it found
 */
public record DocumentReading(
        String description,
        Optional<AutomationDocument> document,
        List<String> problems,
        Map<Look, List<Fault>> looks) {

    public DocumentReading {
        problems = List.copyOf(problems);
        looks = Map.copyOf(looks);
        if (document.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a document either qualifies or has problems");
        }
    }
}
