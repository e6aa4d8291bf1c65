package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Asks every environment that the build may see, and puts their answers in one order. */
final class FindEventsExecution extends Errand {

    private static final long serialVersionUID = 1L;

    private final Question question;

    FindEventsExecution(StepContext context, Question question) {
        super(context);
        this.question = question;
    }

    @Override
    Object carryOut(Build build) {
        List<Event> found = new ArrayList<>();
        for (Visitor visitor : build.visitors()) {
            found.addAll(visitor.environment()
                    .store()
                    .list(question.query().within(visitor.visible()))
                    .events());
        }
        // An ArrayList, for the pipeline keeps it across a restart.
        List<Map<String, Object>> answer = found.stream()
                .sorted(Comparator.comparing(
                                (Event event) -> event.plan().window().start())
                        .thenComparing(Event::id))
                .limit(question.limit())
                .map(EventMap::of)
                .collect(Collectors.toCollection(ArrayList::new));
        return answer;
    }
}
