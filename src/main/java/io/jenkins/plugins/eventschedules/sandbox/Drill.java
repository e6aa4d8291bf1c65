package io.jenkins.plugins.eventschedules.sandbox;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviour;
import io.jenkins.plugins.eventschedules.sandbox.run.Behaviours;
import io.jenkins.plugins.eventschedules.sandbox.run.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * Behaves as the parameters of the target {@code sandbox-drill} ask for, so that people can rehearse every failure at
 * the page. All other targets behave as they should. A failure befalls the first attempt of a phase alone, so that a
 * retry can be seen to help; {@code fail-always} befalls all of them.
 */
public final class Drill implements Behaviours, Pace {

    public static final String TARGET = "sandbox-drill";

    private static final int THROTTLED_CALLS = 3;
    private static final Duration SLOW_CALL = Duration.ofSeconds(3);
    private static final int LONGEST_SECONDS = 600;

    private final Pace otherwise;

    /** @param otherwise for every target and phase for which the drill asks for no other pace */
    public Drill(Pace otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Behaviour of(Event event, Phase phase, int attempt) {
        String parameter = phase == Phase.PREROLL ? "Preroll" : "Postroll";
        String asked = parameter(event, parameter).orElse("ordinary");
        String as = "this is the drill's " + parameter + " " + asked + ".";
        if (asked.equals("fail-always")) {
            return new Behaviour.FailAt(Optional.empty(), as);
        }
        if (attempt > 1) {
            return Behaviour.ORDINARY;
        }
        return switch (asked) {
            case "fail" -> new Behaviour.FailAt(Optional.empty(), as);
            case "hang" -> new Behaviour.Hang();
            case "throttle" -> new Behaviour.Throttle(THROTTLED_CALLS);
            case "slow" -> new Behaviour.Slow(SLOW_CALL);
            case "lost" -> new Behaviour.Lost();
            case "refuse" -> new Behaviour.Refuse();
            default -> Behaviour.ORDINARY;
        };
    }

    @Override
    public Duration of(Event event, Phase phase) {
        return phase == Phase.PREROLL
                ? parameter(event, "PrerollSeconds")
                        .filter(text -> text.matches("\\d{1,3}"))
                        .map(Integer::parseInt)
                        .filter(seconds -> seconds >= 1 && seconds <= LONGEST_SECONDS)
                        .map(Duration::ofSeconds)
                        .orElseGet(() -> otherwise.of(event, phase))
                : otherwise.of(event, phase);
    }

    private static Optional<String> parameter(Event event, String name) {
        boolean drilled = event.plan().target().type() == TargetType.AUTOMATION
                && event.plan().target().name().equals(TARGET);
        return drilled
                ? Optional.ofNullable(event.plan().allParameters().get(name))
                        .filter(ParameterValue.Text.class::isInstance)
                        .map(value -> ((ParameterValue.Text) value).text())
                : Optional.empty();
    }
}
