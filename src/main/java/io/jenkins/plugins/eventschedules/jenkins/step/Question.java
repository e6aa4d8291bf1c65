package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which events a script asks for, in a form that can be kept with the pipeline. */
final class Question implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_LIMIT = 100;

    private final EnumSet<Status> statuses;
    private final String text;
    private final String owner;
    private final Instant from;
    private final Instant to;
    private final int limit;

    private Question(FindEventsStep step, Instant now) throws AbortException {
        statuses = statuses(step.getStatus());
        text = step.getText();
        owner = step.getOwner();
        from = time("from", step.getFrom(), now);
        to = time("to", step.getTo(), now);
        limit = step.getLimit() == null ? USUAL_LIMIT : step.getLimit();
        if (limit < 1 || limit > EventQuery.MAXIMUM_LIMIT) {
            throw new AbortException(Messages.Question_limit(EventQuery.MAXIMUM_LIMIT));
        }
    }

    /** @throws AbortException when an argument cannot be read */
    static Question of(FindEventsStep step, Instant now) throws AbortException {
        return new Question(step, now);
    }

    int limit() {
        return limit;
    }

    EventQuery query() {
        EventQuery all = EventQuery.all();
        return new EventQuery(
                Set.copyOf(statuses),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.ofNullable(text),
                Optional.ofNullable(owner),
                all.targetType(),
                all.targetName(),
                all.folders(),
                all.series(),
                all.sort(),
                all.descending(),
                all.cursor(),
                limit);
    }

    private static EnumSet<Status> statuses(Object given) throws AbortException {
        EnumSet<Status> wanted = EnumSet.noneOf(Status.class);
        if (given == null) {
            return wanted;
        }
        Collection<?> words = given instanceof Collection<?> many
                ? many
                : Arrays.asList(given.toString().split(","));
        for (Object word : words) {
            String name = word.toString().trim().toLowerCase(Locale.ROOT);
            wanted.add(Arrays.stream(Status.values())
                    .filter(status -> status.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AbortException(Messages.Question_status(name))));
        }
        return wanted;
    }

    private static Instant time(String argument, Object given, Instant now) throws AbortException {
        return given == null
                ? null
                : ScriptTime.instant(ScriptTime.text(given, now), null)
                        .orElseThrow(() -> new AbortException(Messages.Question_time(argument)));
    }
}
