package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events of one environment, with their histories. What a method wrote is on disk when it returns. Every method
 * may be called from any thread and throws {@link StoreException} when the store cannot serve it, with nothing
 * changed.
 */
public interface EventStore {

    /**
     * Writes a new event.
     *
     * @return the event now stored: the given one, or the one that an earlier create with the same key made
     * @throws KeyReusedException when the key was used for another request
     */
    Event create(Change change, Optional<IdempotencyKey> key);

    /**
     * Writes the occurrences of one new series, all of them in one transaction or none.
     *
     * @param changes one or more, by start
     * @return the events now stored, by start: the given ones, or the whole series that an earlier create with the same
     *     key made
     * @throws KeyReusedException when the key was used for another request
     */
    List<Event> createSeries(List<Change> changes, Optional<IdempotencyKey> key);

    /**
     * The series that {@link #createSeries} made with this key, by start: as much of it as still exists; empty when its
     * first event does not.
     *
     * @throws KeyReusedException as {@link #createSeries} does
     */
    List<Event> createdSeries(IdempotencyKey key);

    /**
     * The event that a create with this key made, if it still exists.
     *
     * @throws KeyReusedException as {@link #create} does
     */
    Optional<Event> created(IdempotencyKey key);

    /**
     * Writes each change whose event is still at the version before it, all of them in one transaction with their
     * history entries; leaves the others alone. This is the claim: of two that change the same version, one wins.
     * Where an event comes from is not written: {@link #relocate} may have given its folder another name meanwhile.
     *
     * @return the ids of the events that were changed
     */
    Collection<EventId> commit(List<Change> changes);

    /** Writes one change. @return whether its event was still at the version before it */
    default boolean commit(Change change) {
        return !commit(List.of(change)).isEmpty();
    }

    /**
     * Removes the event if it is still at the version before the entry's; its history stays and ends with the entry.
     *
     * @return whether it was removed
     */
    boolean delete(EventId id, HistoryEntry entry);

    Optional<Event> find(EventId id);

    /** @throws BadCursorException when the query's cursor was not made by such a query */
    EventPage list(EventQuery query);

    /**
     * All events that a query finds from its cursor on, in its order. The first page is read at once, each other when the
     * stream comes to it.
     */
    default Stream<Event> walk(EventQuery query) {
        EventQuery pages = query.limitedTo(EventQuery.MAXIMUM_LIMIT);
        return Stream.iterate(Optional.of(list(pages)), Optional::isPresent, page -> page.flatMap(EventPage::next)
                        .map(next -> list(pages.after(next))))
                .flatMap(page -> page.orElseThrow().events().stream());
    }

    /** How many events of these folders stand where. Statuses without events are absent. */
    Map<Status, Long> counts(Folders folders);

    /** How many events stand where. */
    default Map<Status, Long> counts() {
        return counts(Folders.ALL);
    }

    /** The folders that events are in; the empty text among them when there are events in none. */
    Set<String> folders();

    /** The folder of an event, even of a deleted one; empty when there never was such an event. */
    Optional<String> folder(EventId id);

    /**
     * A folder got another full name, and so did all below it: moves the events of all these, deleted ones too. That is
     * no change of an event's own, so versions and histories stay, and what was decided on a version can be written.
     */
    void relocate(String folder, String to);

    /**
     * How many events of these folders have windows that start within each of some stretches of time, by status.
     *
     * @param bounds up to 1,000, ascending: each two in a row are a stretch, and the second no more belongs to it
     * @return one for each stretch; statuses without events are absent
     */
    List<Map<Status, Long>> starts(List<Instant> bounds, Folders folders);

    /**
     * What became of the events of each target, for up to 500 targets, those with the most events first.
     *
     * @param outcomes of how many of a target's newest events at rest to tell
     * @param latest how many of those to name
     */
    List<TrackRecord> trackRecords(Folders folders, int outcomes, int latest);

    /**
     * The history in order, from after the given version on; that of a deleted event too.
     *
     * @param limit 1 to 500
     */
    List<HistoryEntry> history(EventId id, long afterVersion, int limit);

    /**
     * Events that the clock alone moves on (see {@code Lifecycle.dueAt}) and whose moment has come, the most overdue
     * first.
     */
    List<Event> due(Instant now, int limit);

    /** The nearest moment at which {@link #due} will have something. */
    Optional<Instant> nextDue();

    /** The ids of all events with a phase going on. */
    List<EventId> inFlight();

    /**
     * The ids of events that are there and that nobody can understand, as far as they were come across. {@link #find}
     * refuses them; whatever tells of several events leaves them out, and {@link #due} and {@link #nextDue} go on to the
     * others.
     */
    default Set<String> damaged() {
        return Set.of();
    }

    /** What to tell who runs this of {@link #damaged}: nobody would see it from the events that go on. */
    default Optional<String> damage() {
        return named(damaged())
                .map(
                        ids -> "The store holds events that cannot be understood and are left as they are: " + ids
                                + ". All others go on. Take down by hand what these have up, and restore the store from a backup.");
    }

    /**
     * What else of this environment is stored and cannot be understood, as far as it was come across, each by a name for
     * people: {@code template Sale}. Whatever tells of several leaves it out.
     */
    default Set<String> damagedBesides() {
        return Set.of();
    }

    /** What to tell who runs this of {@link #damagedBesides}. No event depends on it. */
    default Optional<String> damageBesides() {
        return named(damagedBesides())
                .map(names -> "The store holds what cannot be understood and is left as it is: " + names
                        + ". Everything else goes on. Restore the store from a backup, or do without these.");
    }

    private static Optional<String> named(Set<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().limit(10).collect(Collectors.joining(", "))
                        + (names.size() > 10 ? " and " + (names.size() - 10) + " more" : ""));
    }

    /** The times of which this store knows nothing: what fell due in them may have been brought up all the same. */
    default List<Gap> gaps() {
        return List.of();
    }

    /** Grows whenever anything in this environment changes; starts anew with the process. */
    long generation();
}
