package io.jenkins.plugins.eventschedules.web;

import java.util.List;
import java.util.Optional;

/** Who asks. */
public interface Caller {

    /** What the events of this person are owned by, and the history is signed with; never blank. */
    String id();

    /** For people to read. */
    String name();

    /** Whether the person has logged in: a host may let others look, too. */
    boolean authenticated();

    /**
     * Whether the person may do something with the events of one folder. Nobody may schedule where there is no such
     * folder; who may see and manage what was made before it went is for the host to say.
     *
     * @param folder its full name; the empty text for events in no folder, and for the environment itself
     */
    boolean may(Permission permission, String environment, String folder);

    /** The folders in which the person may make events, for them to choose from; a host may leave out some of many. */
    List<String> folders(String environment);

    /** Where the host can write to the person; empty when it cannot. */
    default Optional<String> email() {
        return Optional.empty();
    }
}
