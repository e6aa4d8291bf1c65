package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads figures from what happens to events. */
public final class TallyEvents implements Witness {

    private final Tally tally;

    public TallyEvents(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void happened(Event after, HistoryEntry entry) {
        String environment = after.environment();
        if (!entry.from().equals(Optional.of(entry.to()))) {
            tally.changed(environment, entry.from().map(Label::of).orElse("none"), Label.of(entry.to()));
        }
        switch (entry.happening()) {
            case CLAIMED -> claimed(after, entry.at());
            case WENT_LIVE -> {
                over(after, after.preroll());
                tally.ready(environment, late(after.plan().window().start(), entry.at()));
            }
            case DEPLOY_FAILED, PREROLL_STOPPED -> over(after, after.preroll());
            case TOOK_DOWN, TEARDOWN_FAILED -> over(after, after.postroll());
            case SCHEDULED,
                    RESCHEDULED,
                    EXTENDED,
                    SHORTENED,
                    EDITED,
                    CANCELLED,
                    ENDED_BY_PERSON,
                    RETRIED,
                    DELETED,
                    STARTED,
                    MISSED -> {}
        }
    }

    @Override
    public void deleted(String environment, HistoryEntry entry) {
        tally.changed(environment, Label.of(entry.to()), "deleted");
    }

    private void claimed(Event after, Instant at) {
        boolean begins = after.status() == Status.DEPLOYING;
        Instant due = begins ? after.plan().prerollAt() : after.plan().window().end();
        Instant since = begins && due.isBefore(after.createdAt()) ? after.createdAt() : due;
        tally.claimed(after.environment(), begins ? Phase.PREROLL : Phase.POSTROLL, late(since, at));
    }

    /** An attempt whose end is not known yet, as after a deadline, is told when it has stopped. */
    private void over(Event event, Optional<PhaseRun> attempt) {
        attempt.filter(run -> !run.isRunning()).ifPresent(run -> tally.over(event, run));
    }

    private static Duration late(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }
}
