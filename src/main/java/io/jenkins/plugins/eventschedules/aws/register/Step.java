package io.jenkins.plugins.eventschedules.aws.register;

import java.util.Optional;

/**
 * One thing that a target needs.
 *
 * @param subject what it is about, for a person: {@code document scale-web}
 * @param is what is there
 * @param why events need it
 * @param change that makes it as it must be; absent when it is, or when nobody but a person can
 * @param remedy what a person has to do; absent unless it stands in the way and cannot be changed from here
 */
public record Step(String subject, String is, String why, Optional<Change> change, Optional<String> remedy) {

    static Step fine(String subject, String is, String why) {
        return new Step(subject, is, why, Optional.empty(), Optional.empty());
    }

    static Step change(String subject, String is, String why, Change change) {
        return new Step(subject, is, why, Optional.of(change), Optional.empty());
    }

    static Step problem(String subject, String is, String why, String remedy) {
        return new Step(subject, is, why, Optional.empty(), Optional.of(remedy));
    }

    /** What comes of it. */
    public enum State {
        FINE,
        CHANGE,
        PROBLEM
    }

    public State state() {
        return change.isPresent() ? State.CHANGE : isProblem() ? State.PROBLEM : State.FINE;
    }

    boolean isProblem() {
        return remedy.isPresent();
    }

    /** What would be done, for a person. */
    public Optional<String> will() {
        return change.map(Step::said);
    }

    private static String said(Change change) {
        if (change instanceof Change.TagDocument tag) {
            return "tag the document with " + tag.key() + "=" + tag.value()
                    + tag.before().map(before -> " in place of " + before).orElse("");
        }
        if (change instanceof Change.CreateTagOption option) {
            return "create the TagOption " + option.key() + "=" + option.value();
        }
        if (change instanceof Change.UseTagOption option) {
            return "associate the TagOption " + option.key() + "=" + option.value() + " with the product";
        }
        Change.OpenPortfolio open = (Change.OpenPortfolio) change;
        return "let " + open.principal() + " launch from the portfolio " + open.portfolio();
    }
}
