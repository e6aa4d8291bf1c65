package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.List;
import java.util.Optional;

/** What a calendar file proposes. */
public record ImportJson(List<ProposalJson> drafts, List<String> skipped) {

    /** One appointment. */
    public record ProposalJson(
            ObjectNode draft, List<FieldProblem> problems, List<String> remarks, Optional<RecurrenceJson> series) {

        /** @param problems of the draft as it is, the missing target among them */
        public static ProposalJson of(
                Draft draft, List<FieldProblem> problems, List<String> remarks, Optional<RecurrenceJson> series) {
            ObjectNode json = DraftJson.of(draft);
            json.remove("target");
            json.remove("parameters");
            return new ProposalJson(json, problems, remarks, series);
        }
    }

    /** How it comes again: with the draft, the body of a series. */
    public record RecurrenceJson(String rule, List<String> except) {}
}
