package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.Computer;
import hudson.security.ACL;
import hudson.security.ACLContext;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One short thing done off the thread that runs the pipeline, as the build. After a restart in the middle it is done
 * again, so that doing it twice must come to the same.
 */
abstract class Errand extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final String identity;

    Errand(StepContext context) {
        super(context);
        identity = Identity.current();
    }

    abstract Object carryOut(Build build) throws Exception;

    @Override
    public boolean start() throws Exception {
        Computer.threadPoolForRemoting.execute(this::run);
        return false;
    }

    @Override
    public void onResume() {
        Computer.threadPoolForRemoting.execute(this::run);
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    @SuppressWarnings("try")
    final void run() {
        Object result;
        try (ACLContext asBuild = ACL.as2(Identity.named(identity))) {
            result = carryOut(Build.of(getContext(), identity));
        } catch (Throwable e) {
            getContext().onFailure(Words.of(e));
            return;
        }
        getContext().onSuccess(result);
    }
}
