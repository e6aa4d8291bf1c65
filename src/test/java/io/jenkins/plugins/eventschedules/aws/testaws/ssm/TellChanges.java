package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Systems Manager tells EventBridge: every change of an automation's status, without outputs or reasons. */
final class TellChanges {

    private TellChanges() {}

    static List<Notice> of(Execution execution, Instant after, Instant until) {
        List<Notice> notices = new ArrayList<>();
        String before = "";
        for (Instant turn : execution.turns()) {
            String status = execution.status(turn);
            if (turn.isAfter(after) && !turn.isAfter(until) && !status.equals(before)) {
                notices.add(notice(execution, turn));
            }
            before = status;
        }
        return notices;
    }

    private static Notice notice(Execution execution, Instant at) {
        Answer detail = Answer.with("ExecutionId", execution.id())
                .and("Definition", execution.order().document())
                .and("DefinitionVersion", String.valueOf(execution.version()))
                .and("Status", execution.status(at))
                .and("StartTime", execution.started().toString())
                .and("EndTime", execution.ended(at).map(Instant::toString))
                .and("ExecutedBy", execution.order().by());
        return new Notice(at, "aws.ssm", "EC2 Automation Execution Status-change Notification", detail.json());
    }
}
