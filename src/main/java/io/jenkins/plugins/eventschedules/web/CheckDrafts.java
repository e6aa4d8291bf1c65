package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.Conflicts;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.CheckJson;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.QuestionReader;
import java.io.IOException;
import java.util.List;

/**
 * Tells what would come of a draft. Only those who could save it may ask: the answer says which secrets exist, and
 * that is nobody else's business.
 */
final class CheckDrafts {

    private final Gate gate;

    CheckDrafts(Gate gate) {
        this.gate = gate;
    }

    Reply check(Call call, Access access) throws IOException {
        QuestionReader.Question question = QuestionReader.read(BodyReader.read(call.request(), MediaTypes.JSON));
        if (!question.problems().isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(question.problems()));
        }
        DraftReader.Reading reading = question.draft();
        Verdict verdict = question.event()
                .map(id -> asChange(access, id, reading.draft()))
                .orElseGet(() -> asNew(access, reading.draft()));
        return Reply.told(Json.bytes(
                CheckJson.of(reading.with(verdict.problems()), verdict, conflicts(access, question, verdict))));
    }

    private static List<Event> conflicts(Access access, QuestionReader.Question question, Verdict verdict) {
        Environment environment = access.environment();
        return verdict.plan()
                .map(plan -> new Conflicts(environment.store(), environment.limits())
                        .of(plan, question.event().map(EventId::new), access.visible()))
                .orElse(List.of());
    }

    private Verdict asNew(Access access, Draft draft) {
        gate.requireSchedule(access, draft.folder());
        return access.environment().schedules().check(draft);
    }

    private Verdict asChange(Access access, String id, Draft draft) {
        Event event = gate.event(access, id);
        gate.requireChange(access, event);
        Schedules schedules = access.environment().schedules();
        return schedules.check(event.id(), draft, access.actor());
    }
}
