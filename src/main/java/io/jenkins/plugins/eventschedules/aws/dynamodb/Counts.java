package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many events stand where. To count those that are over is to read all that ever were, and who watches the figures
 * asks every few seconds: so these are counted again only after something changed, and once a minute when others than
 * this process change much.
 */
final class Counts {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final FolderItems folders;
    private final Generation generation;
    private final InstantSource clock;
    private Optional<Over> over = Optional.empty();

    Counts(FolderItems folders, Generation generation, InstantSource clock) {
        this.folders = folders;
        this.generation = generation;
        this.clock = clock;
    }

    /**
     * @param grown how often this process had changed something by then
     * @param generation of the table then
     */
    private record Over(Map<Status, Long> counts, long grown, long generation, Instant at) {}

    /** Statuses without events are absent. */
    synchronized Map<Status, Long> all() {
        Instant now = clock.instant();
        long grown = generation.grown();
        if (over.filter(known -> known.grown() == grown)
                .filter(known -> now.isBefore(known.at().plus(GOOD_FOR)) || known.generation() == generation.now())
                .isEmpty()) {
            // Asked before they are counted: what changes meanwhile is counted again.
            long before = generation.now();
            over = Optional.of(new Over(counted(true), grown, before, now));
        }
        Map<Status, Long> counts = counted(false);
        counts.putAll(over.get().counts());
        return counts;
    }

    private Map<Status, Long> counted(boolean areOver) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            long count = status.isFinal() == areOver ? folders.count(status, Folders.ALL) : 0;
            if (count > 0) {
                counts.put(status, count);
            }
        }
        return counts;
    }
}
