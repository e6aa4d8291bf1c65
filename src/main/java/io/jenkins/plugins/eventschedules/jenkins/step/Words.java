package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What went wrong, in the words of the steps' own arguments. */
final class Words {

    private static final Map<String, String> ARGUMENTS = Map.of(
            "/window/start", "start",
            "/window/end", "end",
            "/window/zone", "zone",
            "/target", "automation",
            "/target/name", "automation",
            "/target/type", "automation",
            "/target/version", "version");

    private Words() {}

    /** What the pipeline is told; a mistake of ours stays as it is, with its stack. */
    static Throwable of(Throwable thrown) {
        if (thrown instanceof RefusedException refused) {
            return refused.refusal() instanceof Refusal.Invalid invalid
                    ? problems(invalid.problems())
                    : new AbortException(refused.getMessage());
        }
        return thrown instanceof StoreException || thrown instanceof AccessDeniedException3
                ? new AbortException(thrown.getMessage())
                : thrown;
    }

    static AbortException problems(List<FieldProblem> problems) {
        return new AbortException(problems.stream()
                .map(problem -> argument(problem.pointer()) + ": " + problem.message())
                .collect(Collectors.joining("\n", Messages.Words_problems() + "\n", "")));
    }

    static String reason(Event event) {
        String name = event.plan().name();
        String status = event.status().word();
        return event.reason()
                .map(Reason::message)
                .map(why -> Messages.Words_statusBecause(name, status, why))
                .orElseGet(() -> Messages.Words_status(name, status));
    }

    static String argument(String pointer) {
        String known = ARGUMENTS.get(pointer);
        return known != null
                ? known
                : pointer.substring(Math.min(1, pointer.length()))
                        .replace('/', '.')
                        .replace("~1", "/")
                        .replace("~0", "~");
    }
}
