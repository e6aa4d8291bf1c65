package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.util.Map;

/** A draft in the shape in which it is read, for a patch to be applied to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftJson(
        String name,
        String notes,
        WindowJson window,
        String lead,
        Long audience,
        String criticality,
        String performanceTarget,
        TargetJson target,
        Map<String, ParameterValue> parameters,
        String folder) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindowJson(String start, String end, String zone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetJson(String type, String name, String version) {}

    static ObjectNode of(Draft draft) {
        return Json.tree(new DraftJson(
                draft.name(),
                draft.notes(),
                new WindowJson(draft.start(), draft.end(), draft.zone()),
                draft.lead(),
                draft.audience(),
                draft.criticality(),
                draft.performanceTarget(),
                new TargetJson(draft.targetType(), draft.targetName(), draft.targetVersion()),
                draft.parameters(),
                draft.folder()));
    }
}
