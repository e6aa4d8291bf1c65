package io.jenkins.plugins.eventschedules.lifecycle.port;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Looks whether everything that an environment's events will need is in place. It only reads: whatever it finds, nothing
 * is changed.
 */
@FunctionalInterface
public interface Audit {

    /**
     * Checks everything anew, which takes seconds. A check that cannot be made is {@link Verdict#UNKNOWN}, never an
     * exception; when the calling thread is interrupted it ends early with the checks that it has.
     *
     * @param heard gets each check as soon as it is made, from the calling thread
     * @return all of them, in the order in which they were made
     */
    List<Check> run(Consumer<Check> heard);

    /** Whether one of them is so. */
    static boolean has(Verdict verdict, List<Check> checks) {
        return checks.stream().anyMatch(check -> check.verdict() == verdict);
    }

    /** How a check came out, the worst last but one: of what is unknown nobody knows how bad it is. */
    enum Verdict {
        PASSED,
        /** Events run, but not as well, as safely or for as long as they should. */
        WARNING,
        /** Events will fail, or cannot be planned. */
        FAILED,
        /** It could not be seen; the evidence says why. */
        UNKNOWN
    }

    /**
     * One thing that was looked at.
     *
     * @param id what kind of check it is, for programs: stable, of a-z, 0-9 and hyphens; the same for every subject
     * @param subject what was looked at, for a person: {@code account}, {@code document scale-ecs-service},
     *     {@code product Web shop}
     * @param evidence what was seen, in a sentence or two; names no secret
     * @param remedy the exact command or IAM statement, or else the sentence, that mends it; absent when there is
     *     nothing to mend
     */
    record Check(String id, String subject, Verdict verdict, String evidence, Optional<String> remedy) {

        private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

        public Check {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(remedy, "remedy");
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("the id of a check is of a-z, 0-9 and single hyphens");
            }
            if (subject.isBlank() || evidence.isBlank()) {
                throw new IllegalArgumentException("a check says what it looked at and what it saw");
            }
        }
    }
}
