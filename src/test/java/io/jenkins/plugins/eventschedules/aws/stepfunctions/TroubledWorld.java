package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.contract.Scene;
import io.jenkins.plugins.eventschedules.aws.contract.Targets;
import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctionsServer;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Admission;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Many events that Step Functions leads while the word of what became of their phases goes astray, calls fail, and
 * executions and Jenkins die. Everything follows from the seed.
 */
final class TroubledWorld implements AutoCloseable {

    /** Answers and notices are late by so much at most: longer than any phase, so that some come when it is over. */
    private static final Duration LATEST = Duration.ofHours(2);

    private static final Duration SWEEP = Duration.ofMinutes(4);
    private static final Actor ALICE = Actor.person("alice");

    /** What a person was told to be done. @param revision that it made */
    record Promise(EventId event, long revision) {}

    final Random random;
    final VirtualTime time = new VirtualTime(Scene.START);
    final TestAws aws = TestAws.start(time);
    final MachineWorld world = new MachineWorld(time, aws);
    final StepFunctionsRunner runner;
    final List<Promise> promises = new ArrayList<>();
    final Map<EventId, Integer> retries = new HashMap<>();

    private final Mishaps table;
    private final Mishaps tokens;
    private final StepFunctionsServer server;
    private final Schedules schedules;
    private final Map<Map<String, Object>, Map<String, Object>> seen = new HashMap<>();
    private boolean troubled;
    private int ids;

    /** @param catalog of such an account, as it was read before */
    TroubledWorld(long seed, Catalog catalog) {
        random = new Random(seed);
        Targets.offer(aws);
        aws.ssm().tellingEventsApartBy("event-schedules:event");
        aws.ssm().everyRun(anyCourse("Failed", "TimedOut", "Cancelled", "Rejected", "CompletedWithFailure"));
        aws.serviceCatalog().everyRun(anyCourse("FAILED"));
        table = new Mishaps(mortal(this::perhapsStale), random, "DynamoDb");
        tokens = new Mishaps(this::perhapsLater, random, "Sfn");
        world.stepFunctions.with("dynamodb", table).with("sfn", tokens);
        server = new StepFunctionsServer(world.stepFunctions, MachineWorld.LIFECYCLE);
        runner = new StepFunctionsRunner(world.store, server.client(), server.machineArn(), Runnable::run, time);
        schedules = new Schedules(
                "production",
                world.store,
                new Admission(MachineWorld.LIMITS, catalog, Secrets.NONE),
                new Lifecycle(MachineWorld.LIMITS),
                runner,
                () -> new EventId(String.format("01JDXM4Z5N%016d", ids++)),
                time);
        sweep();
    }

    // --- trouble ----------------------------------------------------------------------------------------------------

    /** From now on things go wrong. */
    void begin() {
        troubled = true;
        aws.faults().seed(random.nextLong()).rate(0.1).hangFor(Duration.ZERO);
        table.share(0.1);
        tokens.share(0.2);
        world.withPost(this::badPost);
    }

    /**
     * From now on nothing goes wrong any more, but what is under way still arrives. In every other world EventBridge stays
     * silent: the rounds of the clock have to do.
     */
    void calmDown() {
        troubled = false;
        aws.faults().calm();
        aws.ssm().everyRun(Course.lasting(Duration.ofMinutes(1)));
        aws.serviceCatalog().everyRun(Course.lasting(Duration.ofMinutes(1)));
        table.share(0);
        tokens.share(0);
        server.down(false);
        boolean silent = random.nextBoolean();
        world.withRounds().withPost(notice -> {
            if (!silent) {
                world.arrive(notice);
            }
        });
    }

    /** A minute in which perhaps somebody dies, or is there again, or a person changes their mind. */
    void pass() {
        world.after(Duration.ofMinutes(1));
        if (random.nextInt(4) == 0) {
            dying();
        }
        if (random.nextInt(20) == 0) {
            server.down(random.nextBoolean());
        }
        if (random.nextInt(20) == 0 && random.nextBoolean()) {
            world.withoutRounds();
        } else if (random.nextInt(20) == 0) {
            world.withRounds();
        }
        if (random.nextInt(10) == 0) {
            world.callback(Map.of("detail", Map.of("ExecutionId", "no-run-of-ours")));
        }
        if (random.nextInt(3) == 0) {
            changeOfMind();
        }
    }

    private void dying() {
        List<Execution> running = world.stepFunctions.executions().stream()
                .filter(Execution::isRunning)
                .toList();
        if (!running.isEmpty()) {
            world.stepFunctions.stop(running.get(random.nextInt(running.size())));
        }
    }

    /** An execution dies after a write of its own, before it knows of it. */
    private AwsService mortal(AwsService service) {
        return (action, request) -> {
            Map<String, Object> answer = service.call(action, request);
            if (troubled && action.equals("UpdateItem") && random.nextInt(25) == 0) {
                world.stepFunctions.executions().stream()
                        .filter(Execution::isRunning)
                        .filter(each -> request.toString()
                                .contains(String.valueOf(each.input().get("eventId"))))
                        .forEach(world.stepFunctions::stop);
            }
            return answer;
        };
    }

    /** An index of a table is behind it: it tells waits, and their tokens, that are over. */
    private Map<String, Object> perhapsStale(String action, Map<String, Object> request) {
        if (!"waiting".equals(request.get("IndexName"))) {
            return world.table.call(action, request);
        }
        Map<String, Object> before = seen.get(request);
        if (troubled && before != null && random.nextInt(5) == 0) {
            return before;
        }
        Map<String, Object> answer = world.table.call(action, request);
        seen.put(request, answer);
        return answer;
    }

    /** An answer to a wait arrives late, once more, or with a token that nobody ever had. */
    private Map<String, Object> perhapsLater(String action, Map<String, Object> request) {
        if (!troubled) {
            return world.tokens.call(action, request);
        }
        switch (random.nextInt(8)) {
            case 0 -> {
                later(() -> ignoring(() -> world.tokens.call(action, request)));
                throw new StateError("Sfn.SdkClientException", "Unable to execute HTTP request: Read timed out");
            }
            case 1 -> later(() -> ignoring(() -> world.tokens.call(action, request)));
            case 2 -> {
                Map<String, Object> wrong = new HashMap<>(request);
                wrong.put("TaskToken", request.get("TaskToken") + "-of-nobody");
                return world.tokens.call(action, wrong);
            }
            default -> {
                // It arrives as it should.
            }
        }
        return world.tokens.call(action, request);
    }

    /** What becomes of a notice: nothing, or one or more arrivals, each at some time, so in any order. */
    private void badPost(Notice notice) {
        int copies = List.of(0, 0, 1, 1, 2, 3).get(random.nextInt(6));
        for (int i = 0; i < copies; i++) {
            if (random.nextInt(3) == 0) {
                world.arrive(notice);
            } else {
                later(() -> world.arrive(notice));
            }
        }
    }

    /** Mostly a little later, sometimes hours. */
    private void later(Runnable what) {
        long most = random.nextInt(3) == 0 ? LATEST.toSeconds() : 90;
        time.at(time.instant().plusSeconds(1 + random.nextLong(most)), what);
    }

    private static void ignoring(Runnable call) {
        try {
            call.run();
        } catch (StateError e) {
            // Nobody waits for it any more, and nobody hears that.
        }
    }

    private Courses anyCourse(String... bad) {
        return (phase, chance) -> {
            Course course = Course.lasting(Duration.ofSeconds(random.nextInt(1, 900)));
            int die = random.nextInt(20);
            if (die < 3) {
                return course.endingAs(bad[random.nextInt(bad.length)]);
            }
            return die == 3 ? Course.lasting(Duration.ofMinutes(50)) : course;
        };
    }

    private void sweep() {
        time.at(time.instant().plus(SWEEP), () -> {
            runner.sweep();
            sweep();
        });
    }

    // --- people -----------------------------------------------------------------------------------------------------

    /** An event that begins within the hour, on one kind of target or the other. */
    void schedule() {
        Instant start = time.instant().plusSeconds(random.nextInt(-600, 3600));
        Instant end = start.plusSeconds(random.nextInt(600, 7200));
        TargetType type = TargetType.values()[random.nextInt(TargetType.values().length)];
        Draft draft = Targets.draft(aws, type, start, end, "PT" + random.nextInt(20) + "M");
        refusable(() -> schedules.schedule(draft, ALICE, Optional.empty()).event());
    }

    private void changeOfMind() {
        Event event = world.store
                .find(promises.get(random.nextInt(promises.size())).event())
                .orElseThrow();
        switch (random.nextInt(5)) {
            case 0 -> ask(event, new Command.Cancel());
            case 1 -> ask(event, new Command.EndNow());
            case 2 -> retry(event);
            default -> {
                Window window = event.plan().window();
                Instant end = window.end().plusSeconds(random.nextInt(-600, 1200));
                refusable(() -> schedules
                        .change(
                                event.id(),
                                event.revision(),
                                draft -> draft.during(window.start().toString(), end.toString(), draft.zone()),
                                ALICE)
                        .event());
            }
        }
    }

    void retryFailedTakedowns() {
        all().forEach(this::retry);
    }

    private void retry(Event event) {
        if (ask(event, new Command.Retry())) {
            retries.merge(event.id(), 1, Integer::sum);
        }
    }

    private boolean ask(Event event, Command command) {
        return refusable(() -> schedules.ask(event.id(), event.revision(), command, ALICE));
    }

    private interface Request {
        Event grant();
    }

    private boolean refusable(Request request) {
        try {
            Event granted = request.grant();
            promises.add(new Promise(granted.id(), granted.revision()));
            return true;
        } catch (RefusedException e) {
            // A refusal is a proper answer to somebody who asks at random.
            return false;
        }
    }

    // --- what is looked at ------------------------------------------------------------------------------------------

    List<Event> all() {
        return world.store
                .list(EventQuery.all().limitedTo(EventQuery.MAXIMUM_LIMIT))
                .events();
    }

    boolean allOver() {
        return all().stream().allMatch(event -> event.status().isFinal());
    }

    /** Executions that lead events and came to an end that nobody planned for. */
    List<String> failures() {
        return world.stepFunctions.executions().stream()
                .filter(execution -> execution.machine() == MachineWorld.LIFECYCLE)
                .filter(execution -> execution.status() == Execution.Status.FAILED)
                .map(execution -> execution.name() + " on " + execution.path() + ": " + execution.error())
                .toList();
    }

    @Override
    public void close() {
        world.close();
    }
}
