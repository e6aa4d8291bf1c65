package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules.Saved;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * An event to be made exactly once: it is saved with the pipeline before it is carried out, and carrying it out again
 * finds the event that is there already.
 */
final class Order implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String environment;
    private final String draft;
    private final String key;

    private Order(String environment, String draft) {
        this.environment = environment;
        this.draft = draft;
        this.key = "pipeline-" + UUID.randomUUID();
    }

    /**
     * Called on the thread that runs the pipeline; asks nothing but memory.
     *
     * @param start when it starts if the step does not say so
     * @throws AbortException with everything that is wrong with the arguments
     */
    static Order of(StepContext context, NewEventStep step, String start) throws IOException, InterruptedException {
        Build build = Build.of(context, Identity.current());
        Visitor visitor = scheduler(build, step.getEnvironment());
        Arguments.Read read = Arguments.order(step, start, House.get().now());
        DraftReader.Reading reading = read.with(DraftReader.read(read.tree()));
        List<FieldProblem> problems = reading.problems().isEmpty()
                ? List.of()
                : reading.with(visitor.environment()
                        .schedules()
                        .check(placed(reading.draft(), build, visitor))
                        .problems());
        if (!problems.isEmpty()) {
            throw Words.problems(problems);
        }
        return new Order(visitor.room().name(), read.json());
    }

    private static Visitor scheduler(Build build, String environment) throws AbortException {
        try {
            return build.scheduler(environment);
        } catch (AccessDeniedException3 e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static Draft placed(Draft draft, Build build, Visitor visitor) {
        return draft.in(build.folder(visitor.room()));
    }

    String environment() {
        return environment;
    }

    /** Makes the event, or finds it made. */
    Saved carryOut(Build build) throws AbortException {
        Visitor visitor = build.scheduler(environment);
        IdempotencyKey once = new IdempotencyKey(build.actor().name(), key, key);
        return visitor.environment()
                .schedules()
                .schedule(
                        placed(DraftReader.read(Arguments.parse(draft)).draft(), build, visitor),
                        Optional.of(build.link()),
                        build.actor(),
                        Optional.of(once));
    }

    /** Tells the log and the build's page of what was made. */
    static void tell(Build build, Saved saved, StepContext context) throws IOException, InterruptedException {
        Event event = saved.event();
        RunEvents.add(build.run(), event);
        TaskListener listener = context.get(TaskListener.class);
        EventLink.tell(listener, event, event.status().word());
        for (Notice notice : saved.notices()) {
            listener.getLogger().println(Words.argument(notice.pointer()) + ": " + notice.message());
        }
    }
}
