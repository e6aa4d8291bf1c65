package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbEventStore;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.Refused;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.Machine;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctions;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AWS with the state machines deployed, and one event: noon is the start of its window, one o'clock the end, the lead
 * is twenty minutes, bringing up may take thirty minutes and taking down fifteen.
 */
final class MachineWorld {

    static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
    static final Instant END = START.plus(Duration.ofHours(1));
    static final Duration LEAD = Duration.ofMinutes(20);
    static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    private static final String TABLE = "events";
    private static final Actor ALICE = Actor.person("alice");
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Map<String, String> SUBSTITUTIONS = Map.of(
            "Table", TABLE, "Region", "eu-west-1", "AutomationRole", "arn:aws:iam::111122223333:role/automation");

    static final Machine LIFECYCLE = Machine.of("event-lifecycle", SUBSTITUTIONS);
    static final Machine CALLBACK = Machine.of("event-lifecycle-callback", SUBSTITUTIONS);

    final VirtualTime time = new VirtualTime(START.minus(Duration.ofDays(1)));
    final DynamoDbServer dynamoDb = new DynamoDbServer();
    final Automations automations = new Automations(time, this::automationEnded);
    final Products products = new Products(time, this::stackChanged);
    final Faults table = new Faults(this::callDynamoDb);
    final Faults ssm = new Faults(automations);
    final Faults catalog = new Faults(products);
    final StepFunctions stepFunctions = new StepFunctions(time)
            .with("dynamodb", table)
            .with("ssm", ssm)
            .with("servicecatalog", catalog)
            .with("cloudwatch", (action, request) -> metric(request));
    final Faults tokens = new Faults(stepFunctions);
    final List<Map<String, Object>> metrics = new ArrayList<>();
    final DynamoDbEventStore store;

    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    private final Agreement agreement = new Agreement(lifecycle);
    private final EventId id = new EventId("01JDXM4Z5N0000000000000000");
    private boolean eventsAreLost;
    private boolean roundsAreMade = true;
    private Optional<Execution> running = Optional.empty();

    MachineWorld() {
        dynamoDb.createTable(TABLE);
        store = new DynamoDbEventStore(dynamoDb.client(), TABLE, "production", LIMITS, time);
        stepFunctions.with("sfn", tokens);
        round();
    }

    // --- what a test arranges -------------------------------------------------------------------------------------

    MachineWorld scheduled(TargetType type) {
        return schedule(type, START, END).startExecution();
    }

    MachineWorld schedule(TargetType type, Instant start, Instant end) {
        Plan plan = new Plan(
                "Cup final",
                "",
                new Window(start, end, ZoneOffset.UTC),
                LEAD,
                Optional.of(250_000L),
                Criticality.HIGH,
                "",
                new Target(type, "minimal", "1"),
                Map.of("Service", ParameterValue.of("web"), "Zones", ParameterValue.of(List.of("a", "b"))),
                Map.of());
        store.create(lifecycle.begin(id, "production", ALICE, Origin.NONE, plan, time.instant()), Optional.empty());
        return this;
    }

    /** EventBridge delivers nothing from now on. */
    MachineWorld withLostEvents() {
        eventsAreLost = true;
        return this;
    }

    /** Neither the clock starts the callback machine any more. */
    MachineWorld withoutRounds() {
        roundsAreMade = false;
        return this;
    }

    MachineWorld withRounds() {
        roundsAreMade = true;
        return this;
    }

    MachineWorld at(Instant moment) {
        time.passUntil(moment);
        return this;
    }

    MachineWorld after(Duration duration) {
        return at(time.instant().plus(duration));
    }

    /** What the plugin does when a person asks: it commits, stops the old run and starts one for the new revision. */
    MachineWorld asked(Command command) {
        return committed(command).startExecution();
    }

    /** The same, if the controller dies after the commit. */
    MachineWorld committed(Command command) {
        Decision decision =
                lifecycle.decide(event(), new Fact.Asked(ALICE, event().revision(), command), time.instant());
        if (!(decision instanceof Decision.Move move) || !store.commit(move.change())) {
            throw new AssertionError("refused: " + decision);
        }
        return this;
    }

    MachineWorld endingAt(Instant end) {
        Plan p = event().plan();
        return asked(new Command.Replan(new Plan(
                p.name(),
                p.notes(),
                new Window(p.window().start(), end, ZoneOffset.UTC),
                p.lead(),
                p.audience(),
                p.criticality(),
                p.performanceTarget(),
                p.target(),
                p.parameters(),
                p.derived())));
    }

    MachineWorld stopExecution() {
        running.ifPresent(stepFunctions::stop);
        return this;
    }

    MachineWorld startExecution() {
        stopExecution();
        Event event = event();
        running = Optional.of(stepFunctions.start(
                LIFECYCLE,
                event.id() + "-r" + event.revision(),
                Map.of("eventId", event.id().value(), "revision", event.revision())));
        return this;
    }

    // --- what a test looks at -------------------------------------------------------------------------------------

    Event event() {
        return store.find(id).orElseThrow();
    }

    EventId id() {
        return id;
    }

    Execution execution() {
        return running.orElseThrow();
    }

    List<String> told() {
        return store.history(id, 0, 500).stream()
                .map(entry -> entry.happening().name().toLowerCase(java.util.Locale.ROOT) + ": " + entry.message())
                .toList();
    }

    /** Runs of either machine that failed, or whose expressions did. */
    List<String> failures() {
        return stepFunctions.executions().stream()
                .flatMap(execution -> Stream.concat(execution.error().stream(), execution.caught().stream())
                        .filter(error -> execution.status() == Execution.Status.FAILED
                                || error.name().equals("States.QueryEvaluationError"))
                        .map(error -> execution.name() + " on " + execution.path() + ": " + error.name() + " "
                                + error.getMessage()))
                .toList();
    }

    List<HistoryEntry> history() {
        return store.history(id, 0, 500);
    }

    // --- what AWS does by itself ----------------------------------------------------------------------------------

    private void automationEnded(String executionId) {
        if (!eventsAreLost) {
            callback(Map.of("detail", Map.of("ExecutionId", executionId)));
        }
    }

    private void stackChanged() {
        if (!eventsAreLost) {
            callback(Map.of("detail", Map.of("stack-id", "arn:aws:cloudformation:eu-west-1:111122223333:stack/SC-1")));
        }
    }

    /** A wait of another event, which nobody answers. */
    void putWait(String executionId) {
        dynamoDb.dynamoDb()
                .call(
                        "PutItem",
                        Map.of(
                                "TableName",
                                TABLE,
                                "Item",
                                Map.of(
                                        "pk", Map.of("S", executionId),
                                        "sk", Map.of("S", "event"),
                                        "kind", Map.of("S", "event"),
                                        "waiting", Map.of("S", executionId),
                                        "token", Map.of("S", "old"),
                                        "waitsFor", Map.of("S", "preroll"),
                                        "targetType", Map.of("S", "automation"))));
    }

    void callback(Map<String, Object> input) {
        stepFunctions.start(CALLBACK, "callback-" + stepFunctions.executions().size(), input);
    }

    private void round() {
        time.at(time.instant().plus(ROUND), () -> {
            // Where nothing is waited for, a round finds nothing; leaving it out saves the test its time.
            if (roundsAreMade && somethingIsAwaited()) {
                callback(Map.of());
            }
            round();
        });
    }

    private Map<String, Object> metric(Map<String, Object> request) {
        metrics.add(request);
        return Map.of();
    }

    private boolean somethingIsAwaited() {
        return dynamoDb.dynamoDb().items(TABLE).stream().anyMatch(item -> item.containsKey("waiting"));
    }

    private Map<String, Object> callDynamoDb(String action, Map<String, Object> request) {
        try {
            if (!action.equals("UpdateItem")) {
                return dynamoDb.dynamoDb().call(action, request);
            }
            Event before = event();
            Map<String, Object> answer = dynamoDb.dynamoDb().call(action, request);
            Event after = event();
            agreement.check(
                    before,
                    after,
                    store.history(id, after.version() - 1, 1).stream().findFirst(),
                    time.instant());
            return answer;
        } catch (Refused e) {
            throw new StateError("DynamoDb." + e.type(), e.getMessage());
        }
    }
}
