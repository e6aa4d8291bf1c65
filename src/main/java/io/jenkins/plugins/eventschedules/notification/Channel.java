package io.jenkins.plugins.eventschedules.notification;

/** A way to tell somebody something. Called by one thread at a time. */
@FunctionalInterface
public interface Channel {

    /**
     * Takes seconds at most.
     *
     * @param to one of those that the receiver's audience named
     */
    Outcome tell(Notice notice, String to) throws InterruptedException;
}
