package io.jenkins.plugins.eventschedules.aws.testaws.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How something that takes time goes, in the statuses of its service.
 *
 * @param via the statuses that come before it really works, with the time spent in each
 * @param lasts how long it then works
 * @param end the status that it ends in; empty for the service's own word for success
 * @param message what the service says of the end
 * @param leaves the status in which it leaves a provisioned product; empty for the one that goes with the end
 * @param meanwhile the status of the provisioned product until then; empty for `UNDER_CHANGE`
 * @param stopping how long it goes on once it is told to stop
 */
public record Course(
        List<Via> via,
        Duration lasts,
        Optional<String> end,
        Optional<String> message,
        Optional<String> leaves,
        Optional<String> meanwhile,
        Duration stopping) {

    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    public record Via(String status, Duration time) {}

    public static Course lasting(Duration time) {
        return new Course(
                List.of(), time, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** It comes to this status and stays there. */
    public static Course stuckIn(String status) {
        return lasting(Duration.ZERO).via(status, FOR_EVER);
    }

    public Course via(String status, Duration time) {
        List<Via> more = new ArrayList<>(via);
        more.add(new Via(status, time));
        return new Course(List.copyOf(more), lasts, end, message, leaves, meanwhile, stopping);
    }

    public Course endingAs(String status) {
        return new Course(via, lasts, Optional.of(status), message, leaves, meanwhile, stopping);
    }

    public Course saying(String text) {
        return new Course(via, lasts, end, Optional.of(text), leaves, meanwhile, stopping);
    }

    public Course leaving(String status) {
        return new Course(via, lasts, end, message, Optional.of(status), meanwhile, stopping);
    }

    public Course meanwhile(String status) {
        return new Course(via, lasts, end, message, leaves, Optional.of(status), stopping);
    }

    public Course stoppingWithin(Duration time) {
        return new Course(via, lasts, end, message, leaves, meanwhile, time);
    }

    /** Until it really works. */
    public Duration before() {
        return via.stream().map(Via::time).reduce(Duration.ZERO, Duration::plus);
    }

    public Duration whole() {
        return before().plus(lasts);
    }

    /** The moments at which the status may turn, with the beginning and the end. */
    public List<Instant> turns(Instant started) {
        List<Instant> turns = new ArrayList<>(List.of(started));
        Instant at = started;
        for (Via each : via) {
            at = at.plus(each.time());
            turns.add(at);
        }
        turns.add(started.plus(whole()));
        return turns;
    }

    /** The status after this time, as long as it has not ended. */
    public String statusAfter(Duration elapsed, String working) {
        Duration until = Duration.ZERO;
        for (Via each : via) {
            until = until.plus(each.time());
            if (elapsed.compareTo(until) < 0) {
                return each.status();
            }
        }
        return working;
    }
}
