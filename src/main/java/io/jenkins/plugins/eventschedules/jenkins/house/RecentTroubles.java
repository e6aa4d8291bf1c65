package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The latest warnings of this plugin, for whoever is asked what is wrong and has no log at hand. */
@Extension
public final class RecentTroubles extends Handler {

    /** The name of the log recorder for everything here. */
    public static final String RECORDER = "io.jenkins.plugins.eventschedules";

    private static final int KEPT = 50;
    private static final int LONGEST = 500;

    private final Deque<Told> latest = new ArrayDeque<>();

    /** Held, because a logger that nobody holds is forgotten with its handlers. */
    private final Logger logger = Logger.getLogger(RECORDER);

    public RecentTroubles() {
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
    }

    public static RecentTroubles get() {
        return ExtensionList.lookupSingleton(RecentTroubles.class);
    }

    /**
     * What was told, in one line.
     *
     * @param at when it was told last
     * @param times how often in a row
     */
    public record Told(Instant at, Level level, String message, int times) {

        Told again(Instant now) {
            return new Told(now, level, message, times + 1);
        }
    }

    /** The oldest first. */
    public synchronized List<Told> latest() {
        return List.copyOf(latest);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        Told told = new Told(record.getInstant(), record.getLevel(), line(record), 1);
        Told before = latest.peekLast();
        if (before != null && before.message().equals(told.message())) {
            latest.removeLast();
            told = before.again(told.at());
        }
        latest.addLast(told);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    void listen() {
        logger.addHandler(this);
    }

    private String line(LogRecord record) {
        Throwable thrown = record.getThrown();
        String text = getFormatter().formatMessage(record) + (thrown == null ? "" : " (" + thrown + ")");
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
