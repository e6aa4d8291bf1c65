package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import java.util.List;

/** What those who run the host ask of it. Asked anew for every request, so that a host may reopen its store. */
public interface Operations {

    Metrics metrics();

    /** What a look at the host itself finds: its store, its clock, whatever it could not open. */
    List<Finding> findings();

    /**
     * Copies the store while it is in use. Whoever asked removes the file.
     *
     * @throws io.jenkins.plugins.eventschedules.lifecycle.port.StoreException when there is no sound copy; none is left
     */
    StoreCopy copyStore();

    /** How something does. */
    enum State {
        UP,
        /** Events run, and an administrator should look. */
        DEGRADED,
        /** Events do not run as they should. */
        DOWN
    }

    /**
     * How one part of the host does.
     *
     * @param check its stable name, such as {@code store}
     * @param message for an administrator
     */
    record Finding(String check, State state, String message) {

        /** Up, unless there is something that an administrator should look at; then one for each. */
        public static List<Finding> unless(String check, List<String> complaints) {
            return complaints.isEmpty()
                    ? List.of(new Finding(check, State.UP, ""))
                    : complaints.stream()
                            .map(complaint -> new Finding(check, State.DEGRADED, complaint))
                            .toList();
        }
    }
}
