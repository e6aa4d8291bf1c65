package io.jenkins.plugins.eventschedules.sandbox.run;

import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Course;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt of a phase, from its first moment to its last: what a provider would report of it at any time. Nothing
 * runs; a restart changes nothing.
 */
public final class Timeline {

    private final Course course;
    private final Instant startedAt;
    private final Duration whole;
    private final OptionalInt failing;
    private final OptionalInt hanging;
    private final String failure;

    public Timeline(Course course, Behaviour behaviour, Instant startedAt, Duration whole) {
        this.course = course;
        this.startedAt = startedAt;
        this.whole = whole;
        int middle = course.legs().size() / 2;
        if (course.legs().isEmpty()) {
            failing = OptionalInt.empty();
            failure = "";
        } else if (behaviour instanceof Behaviour.FailAt fail) {
            failing = OptionalInt.of(
                    fail.step().map(this::indexOf).filter(i -> i >= 0).orElse(middle));
            failure = fail.message();
        } else {
            int last = course.legs().size() - 1;
            failing = course.breakdown().isPresent() ? OptionalInt.of(last) : OptionalInt.empty();
            failure = course.breakdown().orElse("");
        }
        hanging = behaviour instanceof Behaviour.Hang ? OptionalInt.of(middle) : OptionalInt.empty();
    }

    /** What there is to say at this moment of an attempt that nobody stops. */
    public Report at(Instant now) {
        if (hanging.isPresent() || now.isBefore(endsAt())) {
            return new Report.Running(steps(now));
        }
        List<Step> steps = steps(now);
        return failing.isPresent()
                ? new Report.Failed(steps, "The step " + name(failing.getAsInt()) + " failed: " + failure)
                : new Report.Succeeded(steps, course.outputs());
    }

    /** What there is to say of an attempt that was stopped; one that was over by then is as it was. */
    public Report stoppedAt(Instant moment) {
        Report then = at(moment);
        if (!(then instanceof Report.Running running)) {
            return then;
        }
        return new Report.Stopped(running.steps().stream()
                .map(step -> step.state() == Step.State.RUNNING
                        ? new Step(
                                step.name(),
                                step.action(),
                                Step.State.FAILED,
                                step.startedAt(),
                                Optional.of(moment.isBefore(startedAt) ? startedAt : moment))
                        : step)
                .toList());
    }

    private Instant endsAt() {
        return startedAt.plusMillis(failing.isPresent() ? end(failing.getAsInt()) : whole.toMillis());
    }

    private List<Step> steps(Instant now) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < course.legs().size(); i++) {
            steps.add(step(i, now));
        }
        return steps;
    }

    private Step step(int index, Instant now) {
        Leg leg = course.legs().get(index);
        Instant begin = startedAt.plusMillis(index == 0 ? 0 : end(index - 1));
        Instant end = startedAt.plusMillis(end(index));
        boolean beyond =
                failing.isPresent() && index > failing.getAsInt() || hanging.isPresent() && index > hanging.getAsInt();
        if (beyond || now.isBefore(begin)) {
            return new Step(leg.name(), leg.action(), Step.State.PENDING, Optional.empty(), Optional.empty());
        }
        boolean endless = hanging.isPresent() && index == hanging.getAsInt();
        if (endless || now.isBefore(end)) {
            return new Step(leg.name(), leg.action(), Step.State.RUNNING, Optional.of(begin), Optional.empty());
        }
        boolean fails = failing.isPresent() && index == failing.getAsInt();
        Step.State state = fails ? Step.State.FAILED : Step.State.SUCCEEDED;
        return new Step(leg.name(), leg.action(), state, Optional.of(begin), Optional.of(end));
    }

    /** Milliseconds from the start to the end of this leg. */
    private long end(int index) {
        long upTo = 0;
        long all = 0;
        for (int i = 0; i < course.legs().size(); i++) {
            int weight = course.legs().get(i).weight();
            all += weight;
            upTo += i <= index ? weight : 0;
        }
        return all == 0 ? 0 : whole.toMillis() * upTo / all;
    }

    private int indexOf(String step) {
        return course.legs().stream().map(Leg::name).toList().indexOf(step);
    }

    private String name(int index) {
        return course.legs().get(index).name();
    }
}
