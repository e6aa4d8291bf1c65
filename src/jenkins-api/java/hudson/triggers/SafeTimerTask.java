package hudson.triggers;

public abstract class SafeTimerTask {

    protected abstract void doRun() throws Exception;
}
