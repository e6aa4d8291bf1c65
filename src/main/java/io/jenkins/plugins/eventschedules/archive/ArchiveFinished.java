package io.jenkins.plugins.eventschedules.archive;

import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents;
import io.jenkins.plugins.eventschedules.lifecycle.port.FinishedEvents.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Archives what has been over for long enough, and lets go of it. What is to be archived is found anew by each run, so
 * a run that was broken off is made good by the next.
 */
public final class ArchiveFinished {

    /** How long events are kept where nobody says otherwise: a year, and those of the year before to compare with. */
    public static final Duration USUAL = Duration.ofDays(400);

    /** Small, so that no claim waits long for the store. */
    private static final int BATCH = 100;

    private static final int MOST_BATCHES = 50;

    private final FinishedEvents events;
    private final ArchiveFolder folder;
    private final Duration keep;
    private final InstantSource clock;

    /** @param keep how long after the last that happened to it an event stays */
    public ArchiveFinished(FinishedEvents events, ArchiveFolder folder, Duration keep, InstantSource clock) {
        this.events = events;
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    /** Into the environment's own folder among all archives, from its store. */
    public static ArchiveFinished of(
            String environment, FinishedEvents events, Path archives, Duration keep, InstantSource clock) {
        Path own = archives.resolve(environment);
        return new ArchiveFinished(events, new ArchiveFolder(environment, own, clock), keep, clock);
    }

    /** @return how many it let go of; more than some thousands are left to the next run */
    public int run() throws IOException {
        int gone = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<Finished> found = events.untouchedSince(clock.instant().minus(keep), BATCH);
            if (found.isEmpty()) {
                break;
            }
            folder.add(found);
            int let = events.letGo(found);
            if (let == 0) {
                // All have changed meanwhile, or the store does not let go: the same lines once more would help nobody.
                break;
            }
            gone += let;
        }
        return gone;
    }
}
