package io.jenkins.plugins.eventschedules.aws.takeover;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one row, and why.
 *
 * @param where it stands in the table's files
 * @param sample its id there; empty where it has none
 * @param name of the event; empty where it has none
 * @param event its id here, from the moment on that it could be one
 * @param remarks for a person: why, what to do, and what is not as it was
 * @param draft what it would be made of
 */
public record Outcome(
        String where,
        String sample,
        String name,
        Fate fate,
        Optional<EventId> event,
        List<String> remarks,
        Optional<Draft> draft) {

    public Outcome {
        remarks = List.copyOf(remarks);
    }

    /** Whether somebody has to look after one of them. */
    public static boolean needSomebody(List<Outcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> outcome.fate().needsSomebody());
    }

    /** Whether one of them becomes an event, or became one just now. */
    public static boolean areTaken(List<Outcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> outcome.fate() == Fate.TAKEN);
    }
}
