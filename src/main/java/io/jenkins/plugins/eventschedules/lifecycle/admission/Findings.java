package io.jenkins.plugins.eventschedules.lifecycle.admission;

import java.util.ArrayList;
import java.util.List;

/** Everything found in one draft, so that a person hears all of it at once. */
final class Findings {

    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    void problem(String pointer, String message) {
        problems.add(new FieldProblem(pointer, message));
    }

    void notice(String pointer, String message) {
        notices.add(new Notice(pointer, message));
    }

    List<FieldProblem> problems() {
        return problems;
    }

    List<Notice> notices() {
        return notices;
    }
}
