package io.jenkins.plugins.eventschedules.jenkins.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Changes an event as the HTTP API does: with a merge patch. */
final class UpdateEventExecution extends Errand {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final Long revision;
    private final String patch;
    private final Duration duration;

    /** @throws AbortException with everything that is wrong with the shape of the arguments */
    UpdateEventExecution(StepContext context, UpdateEventStep step) throws AbortException {
        super(context);
        Arguments.Read read = Arguments.change(step, House.get().now());
        List<FieldProblem> problems = read.with(DraftReader.read(read.tree())).problems();
        if (!problems.isEmpty()) {
            throw Words.problems(problems);
        }
        id = step.getId();
        patch = read.json();
        duration = step.getDuration() == null
                ? null
                : ScriptTime.duration(step.getDuration()).orElseThrow();
        revision = step.getRevision() == null ? null : revision(step.getRevision());
    }

    @Override
    Object carryOut(Build build) throws Exception {
        Build.Found found = build.find(id);
        Visitor visitor = found.visitor();
        visitor.requireChange(found.event());
        Event event = revision == null
                ? ChangeLatest.of(found.event(), latest -> change(visitor, latest, latest.revision(), build))
                : change(visitor, found.event(), revision, build);
        EventLink.tell(
                getContext().get(TaskListener.class), event, event.status().word());
        return EventMap.of(event);
    }

    private Event change(Visitor visitor, Event event, long decidedOn, Build build) {
        return visitor.environment()
                .schedules()
                .change(event.id(), decidedOn, this::edit, build.actor())
                .event();
    }

    private Draft edit(Draft before) {
        JsonNode changes = Arguments.parse(patch);
        Draft after = DraftReader.patched(before, changes).draft();
        if (duration == null) {
            return after;
        }
        Optional<Instant> start = ScriptTime.instant(after.start(), after.zone());
        if (start.isPresent()) {
            ObjectNode window = changes.withObject("/window");
            window.put("end", start.get().plus(duration).toString());
        }
        return DraftReader.patched(before, changes).draft();
    }

    private static long revision(Object given) throws AbortException {
        if (given.toString().matches("\\d{1,18}")) {
            return Long.parseLong(given.toString());
        }
        throw new AbortException(Messages.UpdateEventExecution_revision());
    }
}
