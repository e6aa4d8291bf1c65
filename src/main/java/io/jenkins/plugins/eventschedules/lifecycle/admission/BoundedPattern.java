package io.jenkins.plugins.eventschedules.lifecycle.admission;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Matches a target's own regular expression against a person's text, and gives up on a pattern that backtracks for
 * ever: neither of the two is ours to trust with a thread.
 */
final class BoundedPattern {

    private static final int MOST_STEPS = 2_000_000;

    /** How a match went. */
    enum Outcome {
        MATCHES,
        DIFFERS,
        /** The pattern is not valid, or needs too many steps for this text. */
        UNDECIDED
    }

    private BoundedPattern() {}

    static Outcome match(String pattern, String text) {
        try {
            boolean matches = Pattern.compile(pattern)
                    .matcher(new Counted(text, new int[1]))
                    .matches();
            return matches ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (PatternSyntaxException | TooManySteps | StackOverflowError e) {
            return Outcome.UNDECIDED;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
