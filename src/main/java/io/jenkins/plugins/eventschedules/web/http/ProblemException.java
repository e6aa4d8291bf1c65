package io.jenkins.plugins.eventschedules.web.http;

/** Stops a request with a problem. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(Kind kind, String detail) {
        this(new Problem.Plain(kind, detail));
    }

    public Problem problem() {
        return problem;
    }
}
