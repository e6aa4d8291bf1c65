package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One run of a document. What it looks like follows from its course and from the moment that is asked about, so that no
 * time has to pass in the test AWS, and an older moment can be asked about as well as this one.
 */
final class Execution {

    private static final Set<String> GOOD = Set.of("Success", "CompletedWithSuccess");
    private static final Set<String> NOTHING_RAN = Set.of("Rejected", "ChangeCalendarOverrideRejected");

    /**
     * @param version as asked for
     * @param parameters as given; those with defaults that were not given are missing
     */
    record Order(
            String document,
            String version,
            Map<String, List<String>> parameters,
            Map<String, String> tags,
            Optional<String> token,
            String by) {

        String phase() {
            return parameters.getOrDefault("internalAction", List.of("run")).get(0);
        }
    }

    private final String id;
    private final Order order;
    private final int version;
    private final Course course;
    private final List<JsonNode> way;
    private final Map<String, List<String>> outputs;
    private final Instant started;
    private Optional<Instant> stop = Optional.empty();

    Execution(String id, Order order, SsmDocument.Version version, Course course, Instant started) {
        this.id = id;
        this.order = order;
        this.version = version.number();
        this.course = course;
        this.way = new Route(version.tree(), order.parameters()).steps();
        this.outputs = Route.outputs(version.tree(), way, order.parameters());
        this.started = started;
    }

    void stop(Instant at) {
        stop = stop.or(() -> Optional.of(at));
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    int version() {
        return version;
    }

    Instant started() {
        return started;
    }

    List<JsonNode> way() {
        return way;
    }

    private Instant natural() {
        return started.plus(course.whole());
    }

    private Optional<Instant> halt(Instant at) {
        return stop.filter(moment -> !moment.isAfter(at)).map(moment -> moment.plus(course.stopping()));
    }

    /** The moments at which its status turns, as far as they are known by now. */
    List<Instant> turns() {
        Instant end = end(Instant.MAX);
        return Stream.concat(course.turns(started).stream(), Stream.concat(stop.stream(), Stream.of(end)))
                .filter(turn -> !turn.isAfter(end))
                .distinct()
                .sorted()
                .toList();
    }

    /** When it ends or ended, as it looks at that moment. */
    private Instant end(Instant at) {
        return halt(at).filter(natural()::isAfter).orElse(natural());
    }

    boolean hasEnded(Instant at) {
        return !at.isBefore(end(at));
    }

    Optional<Instant> ended(Instant at) {
        return hasEnded(at) ? Optional.of(end(at)) : Optional.empty();
    }

    String status(Instant at) {
        if (!hasEnded(at)) {
            return halt(at).isPresent()
                    ? "Cancelling"
                    : course.statusAfter(Duration.between(started, at), "InProgress");
        }
        return end(at).equals(natural()) ? course.end().orElse("Success") : "Cancelled";
    }

    boolean succeeded(Instant at) {
        return GOOD.contains(status(at));
    }

    /** Whether any step may have had an effect by then. */
    boolean ran(Instant at) {
        Instant works = started.plus(course.before());
        boolean came = !at.isBefore(works) && (halt(at).isEmpty() || end(at).isAfter(works));
        return came && !NOTHING_RAN.contains(course.end().orElse(""));
    }

    Map<String, List<String>> outputs(Instant at) {
        return succeeded(at) ? outputs : Map.of();
    }

    Optional<String> failure(Instant at) {
        if (!hasEnded(at) || succeeded(at)) {
            return Optional.empty();
        }
        String ended = status(at);
        return course.message().or(() -> Optional.of("The automation ended as " + ended + "."));
    }

    /** @param ended empty as long as the step has not come to its end; also begun */
    record Step(JsonNode declared, String status, Optional<Instant> begun, Optional<Instant> ended) {}

    /** The steps share the time evenly; if it ends badly, it is in the middle one. */
    List<Step> steps(Instant at) {
        boolean bad = !GOOD.contains(course.end().orElse("Success"));
        int last = bad ? way.size() / 2 : way.size() - 1;
        return IntStream.range(0, way.size()).mapToObj(i -> step(i, last, at)).toList();
    }

    private Step step(int index, int last, Instant at) {
        JsonNode declared = way.get(index);
        Duration share = course.lasts().dividedBy(last + 1);
        Instant begins = started.plus(course.before()).plus(share.multipliedBy(index));
        Instant ends = index == last ? natural() : begins.plus(share);
        if (index > last || begins.isAfter(at) || !ran(at) || begins.isAfter(end(at))) {
            return new Step(declared, "Pending", Optional.empty(), Optional.empty());
        }
        boolean cut = hasEnded(at) && ends.isAfter(end(at));
        if (!cut && ends.isAfter(at)) {
            return new Step(declared, "InProgress", Optional.of(begins), Optional.empty());
        }
        boolean decides = index == last && !succeeded(at);
        String status = cut ? "Cancelled" : decides ? stepEnd(status(at)) : "Success";
        return new Step(declared, status, Optional.of(begins), Optional.of(cut ? end(at) : ends));
    }

    private static String stepEnd(String status) {
        return switch (status) {
            case "TimedOut", "Cancelled" -> status;
            default -> "Failed";
        };
    }
}
