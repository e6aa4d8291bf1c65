package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The standalone host without its web server, which makes it quick to begin: the real store, runner and sandbox. {@code
 * live} has people schedule and change events for ever, and says of each change, once it is acknowledged, which version
 * that made; {@code settle} brings everything to its end and tells what became of it.
 */
public final class HouseProcess {

    private static final int MOST_UNFINISHED = 100;
    private static final Actor ALICE = Actor.person("alice");

    private final Environment sandbox;
    private final Random random;

    private HouseProcess(Environment sandbox, Random random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    /** @param arguments live or settle, the folder, and a seed */
    public static void main(String[] arguments) throws Exception {
        Logging.begin();
        House house = opened(Path.of(arguments[1]));
        System.out.println("ready " + System.currentTimeMillis());
        HouseProcess process = new HouseProcess(house.sandbox(), new Random(Long.parseLong(arguments[2])));
        if (arguments[0].equals("live")) {
            process.live();
        } else {
            process.settle();
            house.close();
            System.exit(0);
        }
    }

    /**
     * Takes the version from what it says of an event; whatever else it says, and half a line, is passed over.
     *
     * @param line null at the end
     * @param about {@code ack} or {@code event}
     */
    static void note(String line, String about, Map<String, Long> versions) {
        if (line != null && line.matches(about + " \\w{26} \\d+( .*)?")) {
            String[] words = line.split(" ");
            versions.merge(words[1], Long.valueOf(words[2]), Math::max);
        }
    }

    private static House opened(Path folder) {
        try {
            return House.open(folder, Clock.systemUTC());
        } catch (CannotStartException e) {
            System.out.println("Cannot start: " + e.getMessage());
            System.exit(1);
            throw new IllegalStateException(e);
        }
    }

    private void live() throws InterruptedException {
        while (!System.out.checkError()) {
            List<Event> unfinished = unfinished();
            try {
                Event event = unfinished.isEmpty() || unfinished.size() < MOST_UNFINISHED && random.nextInt(3) > 0
                        ? schedule()
                        : ask(unfinished.get(random.nextInt(unfinished.size())));
                System.out.println("ack " + event.id() + " " + event.version());
            } catch (RefusedException e) {
                // A proper answer to a random request.
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(8));
        }
    }

    private Event schedule() {
        Instant start = Instant.now().plusMillis(random.nextInt(-500, 3_000));
        return sandbox.schedules()
                .schedule(draft(start, start.plusMillis(5_600 + random.nextInt(3_000))), ALICE, Optional.empty())
                .event();
    }

    private Event ask(Event event) {
        return switch (random.nextInt(8)) {
            case 0 -> sandbox.schedules().ask(event.id(), event.revision(), new Command.Cancel(), ALICE);
            case 1, 2 -> sandbox.schedules().ask(event.id(), event.revision(), new Command.EndNow(), ALICE);
            case 3 -> sandbox.schedules().ask(event.id(), event.revision(), new Command.Retry(), ALICE);
            default ->
                sandbox.schedules()
                        .change(
                                event.id(),
                                event.revision(),
                                draft -> draft.during(
                                        draft.start(),
                                        Instant.parse(draft.end())
                                                .plusMillis(random.nextInt(-1_000, 2_000))
                                                .toString(),
                                        draft.zone()),
                                ALICE)
                        .event();
        };
    }

    private Draft draft(Instant start, Instant end) {
        String misfortune = List.of("ordinary", "ordinary", "ordinary", "throttle", "lost", "fail", "refuse")
                .get(random.nextInt(7));
        return new Draft(
                "Kill me",
                null,
                start.toString(),
                end.toString(),
                null,
                "PT" + random.nextInt(3) + "S",
                null,
                null,
                null,
                "automation",
                "sandbox-drill",
                null,
                Map.of(
                        "PrerollSeconds", new ParameterValue.Text(Integer.toString(1 + random.nextInt(3))),
                        "Preroll", new ParameterValue.Text(misfortune),
                        "Postroll", new ParameterValue.Text(random.nextInt(6) == 0 ? "throttle" : "ordinary")),
                null);
    }

    private void settle() throws InterruptedException {
        for (List<Event> left = unfinished(); !left.isEmpty(); left = unfinished()) {
            for (Event event : left) {
                if (event.status() == Status.TEARDOWN_FAILED) {
                    sandbox.schedules().ask(event.id(), event.revision(), new Command.Retry(), ALICE);
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        sandbox.store().walk(EventQuery.all()).forEach(this::tell);
        System.out.println("settled");
    }

    private void tell(Event event) {
        List<HistoryEntry> history = sandbox.store().history(event.id(), 0, 500);
        long claims = history.stream()
                .filter(entry -> entry.to() == Status.DEPLOYING && entry.happening() == Happening.CLAIMED)
                .count();
        System.out.println("event " + event.id() + " " + event.version() + " "
                + (isWhole(event, history) ? "whole" : "broken") + " " + event.status() + " " + claims);
        Duration lead = event.plan().lead();
        for (HistoryEntry entry : history) {
            if (entry.happening() == Happening.CLAIMED) {
                Instant due = entry.to() == Status.DEPLOYING
                        ? latest(event.plan().window().start().minus(lead), event.createdAt())
                        : event.plan().window().end();
                System.out.println("claim " + event.id() + " " + due.toEpochMilli() + " "
                        + entry.at().toEpochMilli());
            }
        }
    }

    private static boolean isWhole(Event event, List<HistoryEntry> history) {
        boolean linked = history.get(0).happening() == Happening.SCHEDULED;
        for (int i = 1; i < history.size(); i++) {
            linked &=
                    history.get(i).from().equals(Optional.of(history.get(i - 1).to()))
                            && history.get(i).version() > history.get(i - 1).version();
        }
        HistoryEntry last = history.get(history.size() - 1);
        return linked && last.to() == event.status() && last.revision() == event.revision();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private List<Event> unfinished() {
        Set<Status> unfinished = Arrays.stream(Status.values())
                .filter(status -> !status.isFinal())
                .collect(Collectors.toSet());
        return sandbox.store().walk(EventQuery.all().withStatuses(unfinished)).toList();
    }
}
