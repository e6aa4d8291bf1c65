package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What documents brought up, and their runs that go on. Nobody can ask a document what it left: resources count as left
 * over when the latest preroll of an event was followed by no postroll that succeeded.
 */
record LeftRuns(Claims claims, Console console, RemoveRuns removals) {

    static final String RUN = "run-";
    static final String RESOURCES = "resources-";

    List<Left> look(List<Run> runs) {
        List<Left> left = new ArrayList<>();
        byEvent(runs).forEach((event, ofEvent) -> {
            Mark mark = ofEvent.get(0).mark();
            if (claims.of(event, mark.environment(), mark.installation()) instanceof Claim.Left claim) {
                left(ofEvent, claim).ifPresent(left::add);
            }
        });
        return left;
    }

    /** The runs of each event, the oldest first. */
    static Map<EventId, List<Run>> byEvent(List<Run> runs) {
        return runs.stream()
                .sorted(Comparator.comparing(Run::started))
                .collect(Collectors.groupingBy(run -> run.mark().event(), TreeMap::new, Collectors.toList()));
    }

    /** Those that came after the latest preroll, the oldest first; all of them when there was none. */
    static List<Run> since(Optional<Run> preroll, List<Run> ofEvent) {
        return ofEvent.subList(preroll.map(ofEvent::indexOf).orElse(-1) + 1, ofEvent.size());
    }

    static Optional<Run> latestPreroll(List<Run> ofEvent) {
        return ofEvent.stream().filter(run -> run.phase() == Phase.PREROLL).reduce((one, later) -> later);
    }

    private Optional<Left> left(List<Run> ofEvent, Claim.Left claim) {
        Optional<Run> preroll = latestPreroll(ofEvent);
        List<Run> after = since(preroll, ofEvent);
        if (preroll.isEmpty() || after.stream().anyMatch(Run::tookDown)) {
            return Optional.empty();
        }
        if (preroll.get().goesOn()) {
            Orphan orphan = orphan(RUN + preroll.get().id(), Orphan.Kind.RUN, preroll.get(), claim, claim.obstacle());
            return Optional.of(left(orphan, claim, () -> removals.stop(preroll.get(), orphan)));
        }
        Optional<Run> takingDown = after.stream().filter(Run::goesOn).findFirst();
        Optional<String> obstacle = claim.obstacle()
                .or(() -> takingDown.map(run -> "They are being taken down. Look again when that is over."));
        Orphan orphan =
                orphan(RESOURCES + preroll.get().mark().event(), Orphan.Kind.RESOURCES, preroll.get(), claim, obstacle);
        Run last = ofEvent.get(ofEvent.size() - 1);
        return Optional.of(left(
                orphan,
                claim,
                () -> takingDown.isPresent()
                        ? removals.already(takingDown.get())
                        : removals.takeDown(preroll.get(), last)));
    }

    private static Left left(Orphan orphan, Claim.Left claim, Left.Removing removing) {
        return claim.obstacle().isPresent() ? Left.unremovable(orphan) : new Left(orphan, removing);
    }

    private Orphan orphan(String id, Orphan.Kind kind, Run preroll, Claim.Left claim, Optional<String> obstacle) {
        return new Orphan(
                id,
                kind,
                preroll.document(),
                Optional.of(preroll.started()),
                preroll.mark().event(),
                claim.fate(),
                Optional.of(console.automation(preroll.id())),
                obstacle);
    }
}
