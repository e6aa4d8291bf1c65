package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The histories of a table in one order. The state machine and other processes write into the table as well, and none of
 * them knows what the others write; so whoever reads first writes down in the {@link Log} what is {@link Untold}, and
 * that order stays. Nothing depends on the clocks of those who write.
 *
 * <p>Without readers nothing is written down, and nothing is lost: what happened meanwhile is found by its mark.
 */
public final class DynamoDbChronicle implements Chronicle {

    /** A query and a read each time: cents a month. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /** With the end and the event a transaction of at most 100. */
    private static final int LARGEST_PART = 98;

    private static final int MOST_ATTEMPTS = 5;

    private final Untold untold;
    private final Log log;
    private final Table table;
    private final Damaged damaged;
    private final Duration pause;
    private final InstantSource clock;
    private Optional<Instant> looked = Optional.empty();
    private long known;

    /** @param pause how old what is known of the table may be: several readers ask for the same */
    public DynamoDbChronicle(
            DynamoDbClient client, String table, Damaged damaged, Duration pause, InstantSource clock) {
        this.table = new Table(client, table);
        this.damaged = damaged;
        this.untold = new Untold(this.table, damaged);
        this.log = new Log(this.table);
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Piece after(long position, int limit) {
        if (position >= latest()) {
            return new Piece(List.of(), position);
        }
        Log.Stretch stretch = log.after(position, limit);
        // What was in between is too old to be kept.
        long reached = stretch.reached().orElseGet(this::latest);
        return new Piece(damaged.sound(stretch.entries()), reached);
    }

    @Override
    public long end() {
        return latest();
    }

    /** One at a time: others would only write down the same. */
    private synchronized long latest() {
        Instant now = clock.instant();
        boolean fresh = looked.filter(then -> !now.isBefore(then) && now.isBefore(then.plus(pause)))
                .isPresent();
        if (!fresh) {
            known = gather(now);
            looked = Optional.of(now);
        }
        return known;
    }

    private long gather(Instant now) {
        Log.End end = log.end().orElseGet(() -> log.begin(now));
        List<Map<String, AttributeValue>> keys = untold.keys();
        boolean more = true;
        while (!keys.isEmpty() && more) {
            more = false;
            for (Map<String, AttributeValue> key : keys) {
                more |= writeDown(key, end.since(), now);
            }
            // An index that lags shows those again that were written down: then no more is done in this round.
            keys = more ? untold.keys() : keys;
        }
        return log.end().orElse(end).position();
    }

    /** @return whether there was anything to write down */
    private boolean writeDown(Map<String, AttributeValue> key, Instant since, Instant now) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Untold.Piece> piece = untold.piece(key, since);
            if (piece.isEmpty()) {
                return attempt > 0;
            }
            if (written(piece.get(), now)) {
                return true;
            }
        }
        // Much happens to it just now; the next round finds it again.
        return false;
    }

    /** @return whether all of it stands in the log; not when somebody else wrote there, or something happened meanwhile */
    private boolean written(Untold.Piece piece, Instant now) {
        List<HistoryEntry> entries = piece.entries();
        List<HistoryEntry> part = entries.subList(0, Math.min(LARGEST_PART, entries.size()));
        boolean all = part.size() == entries.size();
        long last = all ? piece.upTo() : part.get(part.size() - 1).version();
        List<TransactWriteItem> actions = new ArrayList<>();
        if (!part.isEmpty()) {
            actions.addAll(log.append(log.end().orElseThrow(), part, now));
        }
        actions.add(untold.say(piece, last, all));
        return table.write(actions) && all;
    }
}
