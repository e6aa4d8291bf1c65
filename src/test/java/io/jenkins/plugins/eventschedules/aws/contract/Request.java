package io.jenkins.plugins.eventschedules.aws.contract;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a person can ask of an event that exists. */
enum Request {
    CANCEL,
    END_NOW,
    RETRY,
    EXTEND,
    SHORTEN,
    RESCHEDULE,
    CLONE,
    DELETE;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORTER = Duration.ofMinutes(20);
    /** A twin begins when whatever becomes of its model is over. */
    private static final Duration AFTERWARDS = Duration.ofHours(3);

    /** What is granted while an event stands so; everything else is refused. */
    static Set<Request> grantedWhile(Status status) {
        return switch (status) {
            case SCHEDULED -> EnumSet.of(CANCEL, EXTEND, SHORTEN, RESCHEDULE, CLONE);
            case DEPLOYING -> EnumSet.of(CANCEL, END_NOW, EXTEND, SHORTEN, CLONE);
            case LIVE -> EnumSet.of(END_NOW, EXTEND, SHORTEN, CLONE);
            case TEARING_DOWN -> EnumSet.of(CLONE);
            case TEARDOWN_FAILED -> EnumSet.of(RETRY, CLONE);
            case ENDED, MISSED, CANCELLED, FAILED -> EnumSet.of(CLONE, DELETE);
        };
    }

    /** What the lifecycle is asked for; absent for what is no command: a clone is a new event, a deletion ends none. */
    Optional<Command> command(Event event) {
        Window window = event.plan().window();
        return switch (this) {
            case CANCEL -> Optional.of(new Command.Cancel());
            case END_NOW -> Optional.of(new Command.EndNow());
            case RETRY -> Optional.of(new Command.Retry());
            case EXTEND -> replan(event, window.start(), window.end().plus(HOUR));
            case SHORTEN -> replan(event, window.start(), window.end().minus(SHORTER));
            case RESCHEDULE ->
                replan(event, window.start().plus(HOUR), window.end().plus(HOUR));
            case CLONE, DELETE -> Optional.empty();
        };
    }

    /** Asks, as Alice. @throws io.jenkins.plugins.eventschedules.lifecycle.RefusedException when it is refused */
    void of(Scene scene) {
        of(scene, scene.event().revision());
    }

    /** @param revision of the event that Alice looked at */
    void of(Scene scene, long revision) {
        Window window = scene.event().plan().window();
        switch (this) {
            case CANCEL, END_NOW, RETRY -> scene.ask(command(scene.event()).orElseThrow(), revision);
            case EXTEND -> scene.during(window.start(), window.end().plus(HOUR), revision);
            case SHORTEN -> scene.during(window.start(), window.end().minus(SHORTER), revision);
            case RESCHEDULE ->
                scene.during(window.start().plus(HOUR), window.end().plus(HOUR), revision);
            case CLONE -> scene.copy(Scene.START.plus(AFTERWARDS), Scene.END.plus(AFTERWARDS));
            case DELETE -> scene.delete(revision);
        }
    }

    /** What the lifecycle says to it. */
    Optional<Decision> decided(Lifecycle lifecycle, Event event, Actor person, Instant now) {
        return command(event)
                .map(command -> lifecycle.decide(event, new Fact.Asked(person, event.revision(), command), now));
    }

    private static Optional<Command> replan(Event event, Instant start, Instant end) {
        Plan plan = event.plan();
        return Optional.of(new Command.Replan(new Plan(
                plan.name(),
                plan.notes(),
                new Window(start, end, plan.window().zone()),
                plan.lead(),
                plan.audience(),
                plan.criticality(),
                plan.performanceTarget(),
                plan.target(),
                plan.parameters(),
                plan.derived())));
    }
}
