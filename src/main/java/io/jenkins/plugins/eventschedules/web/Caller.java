package io.jenkins.plugins.eventschedules.web;

/** Who asks. */
public interface Caller {

    /** What the events of this person are owned by, and the history is signed with; never blank. */
    String id();

    /** For people to read. */
    String name();

    /** Whether the person has logged in: a host may let others look, too. */
    boolean authenticated();

    boolean may(Permission permission, String environment);
}
