package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provisioned product: what was launched, and what was done to it since. */
final class Provisioned {

    /** @param by the identity that launched it */
    record Launch(
            String id,
            String name,
            Choice choice,
            Map<String, String> tags,
            String by,
            Map<String, Template.Output> outputs) {}

    private final Launch launch;
    private final List<Work> works = new ArrayList<>();

    Provisioned(Launch launch) {
        this.launch = launch;
    }

    Launch launch() {
        return launch;
    }

    void add(Work work) {
        works.add(work);
    }

    List<Work> works() {
        return works;
    }

    Work first() {
        return works.get(0);
    }

    Optional<Work> last(Instant at) {
        return works.stream().filter(work -> !work.started().isAfter(at)).reduce((one, other) -> other);
    }

    /** Whether Service Catalog tells of it at that moment. */
    boolean isThere(Instant at) {
        return last(at).filter(work -> !(work.isTermination() && work.hasEnded(at) && work.succeeds()))
                .isPresent();
    }

    String status(Instant at) {
        Work last = last(at).orElseThrow();
        if (!last.hasEnded(at)) {
            return last.course().meanwhile().orElse("UNDER_CHANGE");
        }
        String usual = last.succeeds() ? "AVAILABLE" : last.isTermination() ? "TAINTED" : "ERROR";
        return last.course().leaves().orElse(usual);
    }

    boolean isChanging(Instant at) {
        return last(at).filter(work -> !work.hasEnded(at)).isPresent();
    }

    /** Whether any of its resources may exist: from the launch on, until a termination has really deleted them. */
    boolean isUp(Instant at) {
        boolean made = !first().started().isAfter(at) && first().refusal().isEmpty();
        return made && works.stream().noneMatch(work -> work.isTermination() && work.hasEnded(at) && work.deletes());
    }

    boolean yields(Instant at) {
        return works.stream().anyMatch(work -> !work.isTermination() && work.hasEnded(at) && work.succeeds());
    }
}
