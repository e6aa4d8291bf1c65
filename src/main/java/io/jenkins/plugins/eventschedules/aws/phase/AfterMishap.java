package io.jenkins.plugins.eventschedules.aws.phase;

import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.util.List;

/** What a call that came to nothing means for the attempt that it was made for. */
public final class AfterMishap {

    private AfterMishap() {}

    /**
     * When a start came to nothing. What may pass is waited for: AWS may have begun already, and the answer be lost. A
     * preroll's time is the lifecycle's to watch; a takedown that nobody allows must be seen at some time.
     */
    public static Report starting(MishapException e, PhaseRun run, Instant now) {
        boolean standing = e.kind() == Kind.DENIED || e.kind() == Kind.CREDENTIALS || e.kind() == Kind.CONFLICT;
        boolean givenUp = standing && run.phase() == Phase.POSTROLL && !now.isBefore(run.deadline());
        return e.kind().passes() && !givenUp
                ? new Report.Unreachable(e.getMessage())
                : new Report.Failed(List.of(), e.getMessage());
    }

    /** When a look at a running attempt came to nothing: it goes on, whatever the reason. */
    public static Report looking(MishapException e) {
        return new Report.Unreachable(e.getMessage());
    }
}
