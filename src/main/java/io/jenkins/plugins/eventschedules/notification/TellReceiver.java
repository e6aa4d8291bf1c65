package io.jenkins.plugins.eventschedules.notification;

import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Piece;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Recorded;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures.Tries;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings;
import io.jenkins.plugins.eventschedules.lifecycle.port.Standings.Standing;
import io.jenkins.plugins.eventschedules.notification.Outcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells one receiver everything it wants to know, each thing after the one before it. Its standing moves on only after
 * something was told or given up, so a process that dies in between tells it again.
 */
final class TellReceiver {

    private static final Logger LOG = Logger.getLogger(TellReceiver.class.getName());
    private static final int PIECE = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Receiver receiver;
    private final Chronicle chronicle;
    private final Notices notices;
    private final Reminders reminders;
    private final Standings standings;
    private final InstantSource clock;
    private final Patience patience;
    /** Those who need not be told again the notice that is being told. */
    private final Set<String> reached = new HashSet<>();

    private String telling = "";

    /** How far it has come; null before it has begun. */
    private volatile Standing standing;

    private volatile Optional<String> trouble = Optional.empty();
    private volatile Owed owed = Owed.NOTHING;
    private volatile Optional<Instant> toldAll = Optional.empty();
    private volatile Tries tries = Tries.NONE;

    TellReceiver(
            Receiver receiver,
            Chronicle chronicle,
            Notices notices,
            Reminders reminders,
            Standings standings,
            InstantSource clock,
            Patience patience) {
        this.receiver = receiver;
        this.chronicle = chronicle;
        this.notices = notices;
        this.reminders = reminders;
        this.standings = standings;
        this.clock = clock;
        this.patience = patience;
    }

    Receiver receiver() {
        return receiver;
    }

    /** Others may ask, at any time. */
    ReceiverHealth health(String environment) {
        Optional<Standing> reached = Optional.ofNullable(standing);
        return new ReceiverHealth(
                environment,
                receiver.name(),
                receiver.means(),
                reached.map(Standing::position),
                toldAll,
                owed,
                reached.flatMap(Standing::failingSince),
                trouble,
                reached.map(Standing::givenUp).orElse(0L),
                reached.flatMap(Standing::gaveUpAt),
                tries);
    }

    /** Takes its place at the end of what has happened when it is new: nobody wants to hear what was before. */
    void begin() {
        standing = standings.of(receiver.name()).filter(this::isPossible).orElseGet(() -> {
            Standing fresh = Standing.at(chronicle.end());
            standings.put(receiver.name(), fresh);
            return fresh;
        });
    }

    /** At a place that nothing has reached yet the receiver would be told nothing for ever, and nobody would know. */
    private boolean isPossible(Standing known) {
        long end = chronicle.end();
        boolean possible = known.position() >= 0 && known.position() <= end;
        if (!possible) {
            LOG.log(
                    Level.SEVERE,
                    "The receiver {0} is said to have been told everything up to {1}, and nothing has happened beyond"
                            + " {2}. It is told what happens from now on",
                    new Object[] {receiver.name(), known.position(), end});
        }
        return possible;
    }

    /**
     * Tells what there is to tell.
     *
     * @return how long to wait before the next round
     */
    Duration round() throws InterruptedException {
        if (standing == null) {
            begin();
        }
        Piece piece = chronicle.after(standing.position(), PIECE);
        while (piece.reached() > standing.position()) {
            for (Recorded recorded : piece.entries()) {
                Optional<Notice> notice = notices.of(recorded.entry());
                List<String> people = notice.map(receiver.audience()::of).orElse(List.of());
                if (!people.isEmpty()) {
                    if (!tell(notice.orElseThrow(), people)) {
                        owed = left(piece);
                        return patience.next();
                    }
                    move(standing.reached(recorded.position()));
                }
            }
            move(standing.reached(piece.reached()));
            piece = chronicle.after(standing.position(), PIECE);
        }
        return remind() ? PAUSE : patience.next();
    }

    /** @return whether all who are due were reminded */
    private boolean remind() throws InterruptedException {
        Instant now = clock.instant();
        List<Notice> due = reminders.due(receiver, now);
        for (Notice notice : due) {
            if (!tell(notice, receiver.audience().of(notice))) {
                owed = Owed.of(due.subList(due.indexOf(notice), due.size()), false);
                return false;
            }
            reminders.sent(receiver, notice);
        }
        owed = Owed.NOTHING;
        toldAll = Optional.of(now);
        return true;
    }

    /** What of a piece it has not come to yet: counted only while something keeps it, as each needs a look at its event. */
    private Owed left(Piece piece) {
        List<Notice> waiting = piece.entries().stream()
                .filter(recorded -> recorded.position() > standing.position())
                .flatMap(recorded -> notices.of(recorded.entry()).stream())
                .filter(notice -> !receiver.audience().of(notice).isEmpty())
                .toList();
        return Owed.of(waiting, chronicle.end() > piece.reached());
    }

    /** @return whether nothing is left to do about it */
    private boolean tell(Notice notice, List<String> people) throws InterruptedException {
        if (!notice.id().equals(telling)) {
            reached.clear();
            telling = notice.id();
        }
        for (String to : people) {
            if (reached.contains(to)) {
                continue;
            }
            Outcome outcome = attempt(notice, to);
            if (outcome instanceof Failed failed && !givenUp(notice, failed)) {
                return false;
            }
            if (outcome instanceof Outcome.Told) {
                patience.again();
                tries = tries.oneDelivered(clock.instant());
                trouble = Optional.empty();
                move(standing.well());
            }
            reached.add(to);
        }
        return true;
    }

    private Outcome attempt(Notice notice, String to) throws InterruptedException {
        try {
            return receiver.channel().tell(notice, to);
        } catch (RuntimeException e) {
            // Its text may hold what must reach no log.
            return Outcome.unreachable("It failed with " + e.getClass().getName() + ".");
        }
    }

    /** Given up is what the receiver has failed to take for so long, and what itself is as old. */
    private boolean givenUp(Notice notice, Failed failed) {
        Instant now = clock.instant();
        if (trouble.isEmpty()) {
            LOG.log(Level.WARNING, "The receiver {0} was not told of {1}: {2}", new Object[] {
                receiver.name(), notice.id(), failed.why()
            });
        }
        trouble = Optional.of(failed.why());
        Instant since =
                failed.patience().isZero() ? now : standing.failingSince().orElse(now);
        Instant from = since.isAfter(notice.at()) ? since : notice.at();
        if (now.isBefore(from.plus(failed.patience()))) {
            tries = tries.oneFailed();
            move(standing.failing(now));
            return false;
        }
        LOG.log(Level.WARNING, "The receiver {0} will never be told of {1}, which is given up: {2}", new Object[] {
            receiver.name(), notice.id(), failed.why()
        });
        tries = tries.oneGivenUp();
        move(standing.givenUp(now));
        return true;
    }

    private void move(Standing to) {
        if (!to.equals(standing)) {
            standings.put(receiver.name(), to);
            standing = to;
        }
    }
}
