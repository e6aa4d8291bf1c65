package io.jenkins.plugins.eventschedules.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A problem in the form of RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemJson(String type, String title, int status, String detail, List<Error> errors, EventJson current) {

    private static final int MOST_ERRORS = 100;

    /** What is wrong with one field. */
    record Error(String pointer, String detail) {}

    static ProblemJson of(Problem problem) {
        return new ProblemJson(
                problem.kind().type(),
                problem.kind().title(),
                problem.kind().status(),
                sound(problem.detail()),
                problem instanceof Problem.Invalid invalid ? errors(invalid.errors()) : null,
                problem instanceof Problem.Conflict conflict ? conflict.current() : null);
    }

    private static List<Error> errors(List<FieldProblem> problems) {
        return problems.stream()
                .limit(MOST_ERRORS)
                .map(each -> new Error(sound(each.pointer()), sound(each.message())))
                .toList();
    }

    /** Half of a surrogate pair, quoted from a request, cannot be written as UTF-8. */
    private static String sound(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
