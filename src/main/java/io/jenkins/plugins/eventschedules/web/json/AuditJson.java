package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment's latest audit.
 *
 * @param startedAt null when there was none yet
 * @param finishedAt null while it runs; what there is so far is told then
 * @param counts of each verdict
 */
public record AuditJson(
        State state, Instant startedAt, Instant finishedAt, Map<String, Long> counts, List<CheckJson> checks) {

    /** How far it has come. */
    public enum State {
        NEVER,
        RUNNING,
        DONE,
        /** It broke off by a fault of the plugin's own: the log says more. */
        BROKEN
    }

    /** @param remedy null when there is nothing to mend */
    public record CheckJson(String id, String subject, Verdict verdict, String evidence, String remedy) {}

    public static final AuditJson NEVER = new AuditJson(State.NEVER, null, null, counts(List.of()), List.of());

    public static AuditJson of(Instant started, Optional<Instant> finished, boolean broken, List<Check> checks) {
        State state = finished.isEmpty() ? State.RUNNING : broken ? State.BROKEN : State.DONE;
        return new AuditJson(
                state,
                started,
                finished.orElse(null),
                counts(checks),
                checks.stream().map(AuditJson::check).toList());
    }

    private static CheckJson check(Check check) {
        return new CheckJson(
                check.id(),
                check.subject(),
                check.verdict(),
                check.evidence(),
                check.remedy().orElse(null));
    }

    private static Map<String, Long> counts(List<Check> checks) {
        Map<String, Long> counts = new TreeMap<>();
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    Json.word(verdict),
                    checks.stream().filter(check -> check.verdict() == verdict).count());
        }
        return counts;
    }
}
