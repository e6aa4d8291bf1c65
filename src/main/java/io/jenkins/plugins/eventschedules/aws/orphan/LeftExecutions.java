package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.Executions;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Bereft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Executions of the state machine that lead no event which is going on, and events that no execution leads. A machine and
 * its table belong together, so that whatever event an execution names is this environment's.
 */
record LeftExecutions(Executions executions, Claims claims, Owner owner, EventStore store, Console console) {

    static final String PREFIX = "execution-";

    /** A sweep starts what is missing every few minutes: what lacks one for so long will have to be looked after. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    /** Their names. To be asked for before the events: what begins in between has its event already. */
    Set<String> running() throws MishapException {
        return new TreeSet<>(executions.running());
    }

    List<Left> look(Set<String> running) {
        List<Left> left = new ArrayList<>();
        for (String name : running) {
            Executions.ledBy(name).flatMap(event -> left(name, event)).ifPresent(left::add);
        }
        return left;
    }

    private Optional<Left> left(String name, EventId event) {
        return claims.of(event, owner.environment(), Optional.of(owner.installation())) instanceof Claim.Left claim
                ? Optional.of(new Left(orphan(name, event, claim), () -> stop(name)))
                : Optional.empty();
    }

    private Orphan orphan(String name, EventId event, Claim.Left claim) {
        return new Orphan(
                PREFIX + name,
                Orphan.Kind.EXECUTION,
                name,
                Optional.empty(),
                event,
                claim.fate(),
                Optional.of(console.execution(executions.arnOf(name))),
                Optional.empty());
    }

    private Removal stop(String name) throws MishapException {
        executions.stopLeftOver(name);
        return new Removal.Begun(
                "The execution " + name + " is stopped.", Optional.of(console.execution(executions.arnOf(name))));
    }

    /** Whether they still stand so is asked once more, since looking takes a while. */
    List<Bereft> without(Set<String> running, Instant now) {
        return store.walk(EventQuery.all().withStatuses(Set.of(Status.DEPLOYING, Status.LIVE)))
                .filter(event -> !event.updatedAt().isAfter(now.minus(SETTLED)))
                .filter(event -> !Executions.isLed(event.id(), event.revision(), running))
                .filter(event -> store.find(event.id()).equals(Optional.of(event)))
                .map(LeftExecutions::bereft)
                .toList();
    }

    private static Bereft bereft(Event event) {
        return new Bereft(
                event.id(),
                event.plan().name(),
                "No execution leads it: one ended before it, and no other took its place. Jenkins starts one with each"
                        + " sweep, up to a few times for each revision. End the event now, or change its end: that"
                        + " begins anew.");
    }
}
