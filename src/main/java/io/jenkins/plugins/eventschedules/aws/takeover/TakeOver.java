package io.jenkins.plugins.eventschedules.aws.takeover;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the events of the sample that are still to come over into an environment. What the sample has begun, it has to
 * end: nobody else knows what it started.
 */
public final class TakeOver {

    private final Environment environment;
    private final MakeDraft drafts;
    private final Instant now;

    public TakeOver(Environment environment, Order order, Instant now) {
        this.environment = environment;
        this.drafts = new MakeDraft(environment.catalog(), order);
        this.now = now;
    }

    /** What would become of each row; changes nothing. */
    public List<Outcome> plan(List<Row> rows) {
        Set<EventId> seen = new HashSet<>();
        return rows.stream().map(row -> outcome(row, seen)).toList();
    }

    /** Makes the events. What was made before is left alone. */
    public List<Outcome> carryOut(List<Row> rows, Actor owner) {
        return plan(rows).stream()
                .map(outcome -> outcome.fate() == Fate.TAKEN ? made(outcome, owner) : outcome)
                .toList();
    }

    private Outcome made(Outcome planned, Actor owner) {
        EventId id = planned.event().orElseThrow();
        try {
            boolean made = environment
                    .schedules()
                    .takeOver(id, planned.draft().orElseThrow(), owner)
                    .isPresent();
            return made ? planned : there(planned);
        } catch (RefusedException e) {
            // What was good by itself can be one too many beside those that were made just now.
            return unfit(planned, e);
        }
    }

    private static Outcome there(Outcome planned) {
        return as(planned, Fate.THERE, List.of());
    }

    private static Outcome unfit(Outcome planned, RefusedException e) {
        return as(
                planned,
                Fate.UNFIT,
                e.refusal() instanceof Refusal.Invalid invalid ? told(invalid.problems()) : List.of(e.getMessage()));
    }

    private static Outcome as(Outcome planned, Fate fate, List<String> remarks) {
        return new Outcome(
                planned.where(), planned.sample(), planned.name(), fate, planned.event(), remarks, Optional.empty());
    }

    private Outcome outcome(Row row, Set<EventId> seen) {
        if (row instanceof Row.Broken broken) {
            return new Outcome(
                    broken.where(), "", "", Fate.BROKEN, Optional.empty(), List.of(broken.why()), Optional.empty());
        }
        Row.Item item = (Row.Item) row;
        return SampleEvent.of(item.attributes())
                .map(event -> outcome(item.where(), event, seen))
                .orElseGet(() -> new Outcome(
                        item.where(),
                        "",
                        "",
                        Fate.NO_EVENT,
                        Optional.empty(),
                        List.of("Events of the sample have a pk, and Event as sk."),
                        Optional.empty()));
    }

    private Outcome outcome(String where, SampleEvent event, Set<EventId> seen) {
        EventId id = event.idIn(environment.name());
        if (environment.schedules().knows(id)) {
            return told(where, event, Fate.THERE, Optional.of(id), List.of());
        }
        if (!seen.add(id)) {
            return told(where, event, Fate.THERE, Optional.of(id), List.of("The table has it twice."));
        }
        if (event.stage().isEmpty()) {
            return told(
                    where,
                    event,
                    Fate.UNFIT,
                    Optional.empty(),
                    List.of("The sample has no such status as it stands there."));
        }
        return switch (event.stage().get()) {
            case OVER -> told(where, event, Fate.OVER, Optional.empty(), List.of("It " + ended(event) + " there."));
            case RUNNING ->
                told(
                        where,
                        event,
                        Fate.RUNNING,
                        Optional.empty(),
                        List.of("The sample has begun it (" + event.status() + "). Let it end there."));
            case WAITING -> waiting(where, event, id);
        };
    }

    private static String ended(SampleEvent event) {
        return event.status().equals("failed") ? "failed" : "ended";
    }

    private Outcome waiting(String where, SampleEvent event, EventId id) {
        if (event.endsBefore(now)) {
            return told(where, event, Fate.OVER, Optional.empty(), List.of("Its window is over, and it never began."));
        }
        if (event.saysWhenItStarts() && !event.startsAfter(now)) {
            return told(
                    where,
                    event,
                    Fate.LATE,
                    Optional.empty(),
                    List.of("Its start has passed. Look whether the sample runs it; if not, schedule it here anew."));
        }
        MakeDraft.Made made = drafts.of(event);
        Verdict verdict = environment.schedules().check(made.draft());
        boolean fits = verdict.problems().isEmpty();
        List<String> remarks = new ArrayList<>(told(verdict.problems()));
        remarks.addAll(made.remarks());
        if (fits) {
            verdict.notices().stream().map(Notice::message).forEach(remarks::add);
            if (event.status().equals("scheduled")) {
                remarks.add("The sample has it in its queue already: stop its execution there, or both will run it.");
            }
        }
        return new Outcome(
                where,
                event.id(),
                event.name(),
                fits ? Fate.TAKEN : Fate.UNFIT,
                Optional.of(id),
                remarks,
                fits ? Optional.of(made.draft()) : Optional.empty());
    }

    private static Outcome told(
            String where, SampleEvent event, Fate fate, Optional<EventId> id, List<String> remarks) {
        return new Outcome(where, event.id(), event.name(), fate, id, remarks, Optional.empty());
    }

    private static List<String> told(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .toList();
    }
}
