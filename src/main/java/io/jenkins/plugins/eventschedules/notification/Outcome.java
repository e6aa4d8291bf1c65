package io.jenkins.plugins.eventschedules.notification;

import java.time.Duration;

/** How it went to tell somebody something. */
public sealed interface Outcome {

    /** It arrived. */
    record Told() implements Outcome {}

    /**
     * It did not arrive, as far as is known.
     *
     * @param why for an administrator; holds no secret and no address with one
     * @param patience how long to try on before this one is given up; zero for what no second try could mend
     */
    record Failed(String why, Duration patience) implements Outcome {}

    Outcome TOLD = new Told();

    /** How long a receiver that cannot be reached is waited for. */
    Duration A_DAY = Duration.ofHours(24);

    static Outcome unreachable(String why) {
        return new Failed(why, A_DAY);
    }
}
