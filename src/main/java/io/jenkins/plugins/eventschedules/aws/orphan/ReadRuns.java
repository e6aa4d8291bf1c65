package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.automation.ExecutionStatus;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;

/**
 * Reads which runs of documents are an event's of this environment. It takes one call for each fifty runs of the last 30
 * days that carry our tag, and for each that no event of the store knows and that was not seen before one for its tags,
 * and another for its phase if it is of this environment.
 */
final class ReadRuns {

    /** So that one look stays one of seconds; what was seen is remembered, and the next look goes on from there. */
    static final int MOST_UNKNOWN = 60;

    private static final int MOST_REMEMBERED = 20_000;

    private final RunBook book;
    private final Owner owner;
    private final EventStore store;
    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** What never changes of a run. @param mine absent when it is no event's of this environment */
    private record Known(Optional<Mine> mine) {}

    private record Mine(Mark mark, Phase phase) {}

    /** @param gaps what was not looked at, for a person */
    record Reading(List<Run> runs, List<String> gaps) {}

    ReadRuns(RunBook book, Owner owner, EventStore store) {
        this.book = book;
        this.owner = owner;
        this.store = store;
    }

    Reading read(Instant now) throws MishapException {
        Pages<AutomationExecutionMetadata> listed = book.marked();
        // Asked after AWS, so that no run is taken for unknown which an event has by now.
        Recorded recorded = Recorded.of(store, now);
        List<Run> runs = new ArrayList<>();
        int asked = 0;
        int left = 0;
        for (AutomationExecutionMetadata run : listed.items()) {
            String id = run.automationExecutionId();
            Optional<Recorded.Entry> entry = recorded.of(id);
            if (entry.isPresent()) {
                Mark mark = new Mark(entry.get().event(), owner.environment(), Optional.of(owner.installation()));
                runs.add(run(run, new Mine(mark, entry.get().phase())));
                continue;
            }
            if (!known.containsKey(id) && asked >= MOST_UNKNOWN) {
                left++;
                continue;
            }
            if (!known.containsKey(id)) {
                asked++;
                known.put(id, ask(id));
            }
            known.get(id).mine().ifPresent(mine -> runs.add(run(run, mine)));
        }
        return new Reading(runs, gaps(left, listed.complete()));
    }

    private Known ask(String id) throws MishapException {
        Optional<Mark> mark =
                Mark.of(book.tags(id)).filter(of -> of.environment().equals(owner.environment()));
        if (mark.isEmpty()) {
            return new Known(Optional.empty());
        }
        List<String> action = book.run(id).parameters().getOrDefault(AutomationDocument.ACTION, List.of());
        return new Known(phase(action).map(phase -> new Mine(mark.get(), phase)));
    }

    private static Optional<Phase> phase(List<String> action) {
        for (Phase phase : Phase.values()) {
            if (action.equals(List.of(phase.word()))) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    private static Run run(AutomationExecutionMetadata told, Mine mine) {
        return new Run(
                told.automationExecutionId(),
                told.documentName(),
                told.documentVersion(),
                Optional.ofNullable(told.executionStartTime()).orElse(Instant.EPOCH),
                ExecutionStatus.of(Optional.ofNullable(told.automationExecutionStatus())),
                mine.phase(),
                mine.mark());
    }

    private static List<String> gaps(int left, boolean complete) {
        List<String> gaps = new ArrayList<>();
        if (left > 0) {
            gaps.add(left + " more runs of documents were not looked at this time. Look again to go on.");
        }
        if (!complete) {
            gaps.add("There are more runs of documents than were looked at.");
        }
        return gaps;
    }
}
