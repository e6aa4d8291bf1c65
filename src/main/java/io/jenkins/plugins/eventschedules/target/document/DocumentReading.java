package io.jenkins.plugins.eventschedules.target.document;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a document: one that qualifies, or the reasons why it does not.
 *
 * @param description the document's own; empty when it has none or cannot be read that far
 */
public record DocumentReading(String description, Optional<AutomationDocument> document, List<String> problems) {

    public DocumentReading {
        problems = List.copyOf(problems);
        if (document.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a document either qualifies or has problems");
        }
    }

    static DocumentReading qualified(String description, AutomationDocument document) {
        return new DocumentReading(description, Optional.of(document), List.of());
    }

    static DocumentReading refused(String description, List<String> problems) {
        return new DocumentReading(description, Optional.empty(), problems);
    }
}
