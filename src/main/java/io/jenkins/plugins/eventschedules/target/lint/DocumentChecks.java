package io.jenkins.plugins.eventschedules.target.lint;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an audit says of the text of a document, wherever the document is. */
public final class DocumentChecks {

    private DocumentChecks() {}

    /** A part that an earlier fault hides is not told of. */
    public static List<Check> of(String subject, LintDocument.Report report) {
        List<Check> checks = new ArrayList<>();
        for (DocumentPart part : DocumentPart.values()) {
            List<Finding> faults = part.of(report);
            if (!faults.isEmpty()) {
                checks.add(new Check(
                        part.id(),
                        subject,
                        faults.stream().anyMatch(Finding::isError) ? Verdict.FAILED : Verdict.WARNING,
                        DocumentPart.told(faults),
                        Optional.of("Mend the document, and see with this that it is: event-schedules lint FILE")));
            } else if (part.wasLookedAt(report)) {
                checks.add(new Check(part.id(), subject, Verdict.PASSED, part.sound(), Optional.empty()));
            }
        }
        return checks;
    }

    /** Of one that cannot even be read. */
    public static Check unreadable(String subject, String why) {
        return new Check(
                DocumentPart.DOCUMENT_READABLE.id(),
                subject,
                Verdict.FAILED,
                why,
                Optional.of("Replace the file, or remove it."));
    }
}
