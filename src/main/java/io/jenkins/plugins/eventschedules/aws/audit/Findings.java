package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The checks made so far, each told at once to whoever listens. */
final class Findings {

    private final List<Check> made = new ArrayList<>();
    private final Consumer<Check> heard;

    Findings(Consumer<Check> heard) {
        this.heard = heard;
    }

    void passed(CheckType type, String subject, String evidence) {
        add(type, subject, Verdict.PASSED, evidence, Optional.empty());
    }

    void warning(CheckType type, String subject, String evidence, String remedy) {
        add(type, subject, Verdict.WARNING, evidence, Optional.of(remedy));
    }

    void failed(CheckType type, String subject, String evidence, String remedy) {
        add(type, subject, Verdict.FAILED, evidence, Optional.of(remedy));
    }

    void unknown(CheckType type, String subject, String evidence) {
        add(type, subject, Verdict.UNKNOWN, evidence, Optional.empty());
    }

    void unknown(CheckType type, String subject, UnseenException why) {
        add(type, subject, Verdict.UNKNOWN, why.getMessage(), why.remedy());
    }

    void add(CheckType type, String subject, Verdict verdict, String evidence, Optional<String> remedy) {
        add(new Check(type.id(), subject, verdict, evidence, remedy));
    }

    void add(Check check) {
        made.add(check);
        heard.accept(check);
    }

    List<Check> all() {
        return List.copyOf(made);
    }
}
