package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** An audit that goes on by one check whenever a test lets it; at first as fast as it can. */
final class SampleAudit implements Audit {

    static final Check PASSED =
            new Check("credentials", "account", Verdict.PASSED, "AWS accepts the credentials.", Optional.empty());
    static final Check FAILED = new Check(
            "role-trust", "role events", Verdict.FAILED, "It trusts nobody.", Optional.of("aws iam update-role"));

    private volatile Semaphore steps = new Semaphore(1000);
    volatile boolean breaks;
    volatile int runs;

    /** From now on nothing goes on without {@link #step}. */
    void slowly() {
        steps = new Semaphore(0);
    }

    void step() {
        steps.release();
    }

    @Override
    public List<Check> run(Consumer<Check> heard) {
        runs++;
        List<Check> made = new ArrayList<>();
        for (Check check : List.of(PASSED, FAILED)) {
            steps.acquireUninterruptibly();
            heard.accept(check);
            made.add(check);
        }
        steps.acquireUninterruptibly();
        if (breaks) {
            throw new IllegalStateException("the audit itself is at fault");
        }
        return made;
    }
}
