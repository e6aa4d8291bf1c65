package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which events, in which order, and how many.
 *
 * @param statuses empty means any
 * @param from with {@code to}: windows that overlap {@code [from, to)}; each side may be absent
 * @param text occurs in name or notes, without regard to case
 * @param targetName empty means any
 * @param folders that the events belong to
 * @param series the recurrence of which they are occurrences; empty means any and none
 * @param cursor where the page before stopped, as {@link EventPage#next()} gave it
 * @param limit 1 to 500
 */
public record EventQuery(
        Set<Status> statuses,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text,
        Optional<String> owner,
        Optional<TargetType> targetType,
        Optional<String> targetName,
        Folders folders,
        Optional<String> series,
        Sort sort,
        boolean descending,
        Optional<String> cursor,
        int limit) {

    public static final int MAXIMUM_LIMIT = 500;

    /** Orders that an index serves; ties are broken by id. */
    public enum Sort {
        START,
        END,
        UPDATED,
        NAME,
        OWNER,
        /** In the order of an event's life; by start within each status. */
        STATUS
    }

    public EventQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException("limit is between 1 and " + MAXIMUM_LIMIT);
        }
    }

    /** The first hundred events by start. */
    public static EventQuery all() {
        return new EventQuery(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Folders.ALL,
                Optional.empty(),
                Sort.START,
                false,
                Optional.empty(),
                100);
    }

    public EventQuery withStatuses(Set<Status> some) {
        return with(some, folders, cursor, limit);
    }

    /** The same events in another order, from the first page on. */
    public EventQuery sortedBy(Sort order, boolean backwards) {
        return new EventQuery(
                statuses,
                from,
                to,
                text,
                owner,
                targetType,
                targetName,
                folders,
                series,
                order,
                backwards,
                Optional.empty(),
                limit);
    }

    public EventQuery within(Folders some) {
        return with(statuses, some, cursor, limit);
    }

    public EventQuery after(String place) {
        return with(statuses, folders, Optional.of(place), limit);
    }

    public EventQuery limitedTo(int count) {
        return with(statuses, folders, cursor, count);
    }

    private EventQuery with(Set<Status> some, Folders where, Optional<String> place, int count) {
        return new EventQuery(
                some, from, to, text, owner, targetType, targetName, where, series, sort, descending, place, count);
    }
}
