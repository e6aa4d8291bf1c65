package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.faults.Java;
import io.jenkins.plugins.eventschedules.faults.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** One folder, with all the processes that had it in turn. */
final class KilledHouse {

    private static final int LONGEST_LIFE_MILLIS = 1_500;
    private static final int LONGEST_CUT_MILLIS = 5_000;

    private final Path data;
    private final Tally tally;
    private final Random random;
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final TreeSet<Long> ready = new TreeSet<>();

    KilledHouse(Path data, Tally tally, Random random) {
        this.data = data;
        this.tally = tally;
        this.random = random;
    }

    void endedBy(Map<String, String> disk) throws Exception {
        Process process = start("live", disk);
        try (BufferedReader output = process.inputReader()) {
            boolean byItself = awaitMoment(process, output, !disk.isEmpty());
            // By its handle, which leaves its output open: what is still in there was acknowledged, too.
            process.toHandle().destroyForcibly();
            process.onExit().join();
            if (process.exitValue() != 128 + 9 || byItself && disk.isEmpty()) {
                tally.lost("the house could not go on: " + Files.readString(log()));
            }
            output.lines().forEach(this::note);
        }
    }

    /** @return whether it has ended already */
    private boolean awaitMoment(Process process, BufferedReader output, boolean cut)
            throws IOException, InterruptedException {
        if (!cut && random.nextInt(4) > 0) {
            // It is ready, and as a rule something has been acknowledged, which on a busy machine takes a while.
            int lines = 1 + random.nextInt(8);
            for (int i = 0; i < lines; i++) {
                String line = output.readLine();
                if (line != null) {
                    note(line);
                }
            }
        }
        int millis = cut ? LONGEST_CUT_MILLIS : random.nextInt(LONGEST_LIFE_MILLIS);
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("ready") && words.length == 2) {
            ready.add(Long.valueOf(words[1]));
        }
        HouseProcess.note(line, "ack", acknowledged);
    }

    void settle() throws Exception {
        Process process = start("settle", Map.of());
        List<String[]> told = new ArrayList<>();
        boolean settled = false;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                settled |= line.equals("settled");
                note(line);
                told.add(line.split(" "));
            }
        } finally {
            process.destroyForcibly();
        }
        if (!settled) {
            tally.lost("the house could not go on: " + Files.readString(log()));
        }
        count(told);
    }

    private void count(List<String[]> told) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (String[] words : told) {
            if (words[0].equals("event")) {
                tally.events(1);
                long version = Long.parseLong(words[2]);
                found.put(words[1], version);
                if (!words[3].equals("whole")) {
                    tally.lost("history of " + String.join(" ", words));
                }
                if (Long.parseLong(words[5]) > 1) {
                    tally.twice("claim of the preroll of " + String.join(" ", words));
                }
            } else if (words[0].equals("claim")) {
                late(Long.parseLong(words[2]), Long.parseLong(words[3]));
            }
        }
        acknowledged.forEach((id, version) -> {
            if (found.getOrDefault(id, 0L) < version) {
                tally.lost("event " + id + ": version " + version + " was acknowledged, there is " + found.get(id));
            }
        });
        countLedger();
    }

    /** From when it was due, or from when there was a process again that could do it. */
    private void late(long due, long at) {
        Long since = ready.floor(at);
        tally.late(Duration.ofMillis(at - Math.max(due, since == null ? due : since)));
    }

    private void countLedger() throws IOException {
        ProviderBooks books = ProviderBooks.of(data);
        books.repeated().forEach(token -> tally.twice("attempt " + token));
        books.prerolls().forEach((id, attempts) -> {
            if (attempts.size() > 1) {
                tally.twice("preroll " + attempts);
            }
            if (!books.postrolls().containsKey(id)) {
                tally.endMissed("event " + id + " was brought up and not taken down");
            }
        });
    }

    private Process start(String task, Map<String, String> disk) throws IOException {
        return Java.start(
                HouseProcess.class, log(), List.of(), disk, task, data.toString(), Long.toString(random.nextLong()));
    }

    private Path log() {
        return Path.of("target", "faults", "HouseProcess-" + data.getFileName() + ".log");
    }
}
