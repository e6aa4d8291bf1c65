package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is left over at the provider: things that were started for events which are over, deleted or not known here. Both
 * methods may block for as long as many calls to the provider take, and throw {@link StoreException} when the store
 * cannot be asked.
 */
public interface Orphans {

    /** Looks anew, and changes nothing. */
    Look look();

    /**
     * Removes one of those that {@link #look} found, after looking at it once more. Called again, it has no second effect.
     *
     * @param id of the orphan
     * @param event the event that it was seen to name: what names another is left alone
     */
    Removal remove(String id, EventId event, Actor person);

    /**
     * What was found.
     *
     * @param orphans those that can be removed first, each of the two parts by event
     * @param bereft live events of which the provider has nothing any more
     * @param gaps what could not be looked at, for a person; empty means that there is nothing else
     */
    record Look(List<Orphan> orphans, List<Bereft> bereft, Instant asOf, List<String> gaps) {

        public Look {
            orphans = List.copyOf(orphans);
            bereft = List.copyOf(bereft);
            Objects.requireNonNull(asOf, "asOf");
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A live event whose resources are gone.
     *
     * @param name the event's
     * @param message what was seen and what to do, for a person
     */
    record Bereft(EventId event, String name, String message) {}

    /** What came of a removal. */
    sealed interface Removal {

        /** For a person. */
        String message();

        /** It goes on, at the provider, or was done at once. */
        record Begun(String message, Optional<URI> console) implements Removal {}

        /** There is nothing of it any more. */
        record Gone(String message) implements Removal {}

        /** It will never be done: it is not ours, or an event has it. Nothing was changed. */
        record Refused(String message) implements Removal {}

        /** It cannot be done at present. Nothing was changed, as far as can be told. */
        record NotNow(String message) implements Removal {}
    }
}
