package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.contract.Scene;
import io.jenkins.plugins.eventschedules.aws.contract.Stage.Notices;
import io.jenkins.plugins.eventschedules.aws.contract.Targets;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbEventStore;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.aws.dynamodb.service.Refused;
import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.Json;
import io.jenkins.plugins.eventschedules.aws.states.Machine;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctions;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Decision;
import io.jenkins.plugins.eventschedules.lifecycle.Fact;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The state machines, deployed in the test AWS, with the table and, as a rule, one event in it. */
final class MachineWorld implements AutoCloseable {

    static final Instant START = Scene.START;
    static final Instant END = Scene.END;
    static final Duration LEAD = Scene.LEAD;
    static final Limits LIMITS = Scene.LIMITS;

    private static final String TABLE = "events";
    private static final Actor ALICE = Actor.person("alice");
    static final Duration ROUND = Duration.ofMinutes(1);
    private static final Map<String, String> SUBSTITUTIONS =
            Map.of("Table", TABLE, "Region", "eu-west-1", "AutomationRole", Targets.AUTOMATION_ROLE);

    private static final Set<String> MOVES = Set.of(
            "UpdateItem",
            "StartAutomationExecution",
            "StopAutomationExecution",
            "ProvisionProduct",
            "TerminateProvisionedProduct");

    /** What the rules that wake the callback machine let through; {@code Wake} of the CDK app has the same. */
    private static final Set<String> ENDINGS = Set.of(
            "Success",
            "Failed",
            "TimedOut",
            "Cancelled",
            "Rejected",
            "ChangeCalendarOverrideRejected",
            "CompletedWithSuccess",
            "CompletedWithFailure",
            "Exited",
            "CREATE_COMPLETE",
            "CREATE_FAILED",
            "ROLLBACK_COMPLETE",
            "ROLLBACK_FAILED",
            "DELETE_COMPLETE",
            "DELETE_FAILED");

    static final Machine LIFECYCLE = Machine.of("event-lifecycle", SUBSTITUTIONS);
    static final Machine CALLBACK = Machine.of("event-lifecycle-callback", SUBSTITUTIONS);

    final VirtualTime time;
    final TestAws aws;
    final DynamoDbServer dynamoDb = new DynamoDbServer();
    final Faults table = new Faults(this::callDynamoDb);
    final Faults ssm;
    final Faults catalog;
    final StepFunctions stepFunctions;
    final Faults tokens;
    final List<Map<String, Object>> metrics = new ArrayList<>();
    final DynamoDbEventStore store;

    private final Lifecycle lifecycle = new Lifecycle(LIMITS);
    private final Agreement agreement = new Agreement(lifecycle);
    private final EventId id = new EventId("01JDXM4Z5N0000000000000000");
    private Notices notices = Notices.ONCE;
    private Consumer<Notice> post = this::deliver;
    private Instant heard;
    private Optional<Instant> listening = Optional.empty();
    private boolean roundsAreMade = true;
    private Optional<Execution> running = Optional.empty();
    private Runnable death = () -> {};
    private int moves;
    private int last;

    /** A day before the start, in an account of its own. */
    MachineWorld() {
        this(new VirtualTime(START.minus(Duration.ofDays(1))));
    }

    private MachineWorld(VirtualTime time) {
        this(time, TestAws.start(time));
        Targets.offer(aws);
        aws.ssm().everyRun(Course.lasting(Duration.ofMinutes(5)));
        aws.serviceCatalog().everyRun(Course.lasting(Duration.ofMinutes(5)));
    }

    MachineWorld(VirtualTime time, TestAws aws) {
        this.time = time;
        this.aws = aws;
        heard = time.instant();
        ssm = new Faults(new TaskCalls(aws, "Ssm", this::caller));
        catalog = new Faults(new TaskCalls(aws, "ServiceCatalog", this::caller));
        stepFunctions = new StepFunctions(time)
                .with("dynamodb", mortal(table))
                .with("ssm", mortal(heeded(ssm)))
                .with("servicecatalog", mortal(heeded(catalog)))
                .with("cloudwatch", (action, request) -> metric(request));
        tokens = new Faults(stepFunctions);
        stepFunctions.with("sfn", tokens);
        dynamoDb.createTable(TABLE);
        store = new DynamoDbEventStore(dynamoDb.client(), TABLE, "production", LIMITS, new Damaged(), time);
        for (Machine machine : List.of(LIFECYCLE, CALLBACK)) {
            aws.iam().roleAt(role(machine)).may("*", "*");
        }
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
                Targets.of(aws, type),
                Targets.parameters(),
                Map.of());
        store.create(lifecycle.begin(id, "production", ALICE, Origin.NONE, plan, time.instant()), Optional.empty());
        return this;
    }

    MachineWorld bringingUp(Course... inTurn) {
        aws.ssm().document(Targets.DOCUMENT).preroll(inTurn);
        aws.serviceCatalog().product(Targets.PRODUCT).provisioning(inTurn);
        return this;
    }

    MachineWorld takingDown(Course... inTurn) {
        aws.ssm().document(Targets.DOCUMENT).postroll(inTurn);
        aws.serviceCatalog().product(Targets.PRODUCT).terminating(inTurn);
        return this;
    }

    /** How EventBridge delivers from now on. */
    MachineWorld hearing(Notices how) {
        notices = how;
        return this;
    }

    /** From now on that is what becomes of a notice, instead of its delivery. */
    MachineWorld withPost(Consumer<Notice> other) {
        post = other;
        return this;
    }

    /** EventBridge delivers nothing from now on. */
    MachineWorld withLostEvents() {
        return hearing(Notices.NEVER);
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

    private Principal caller() {
        return Principal.assumed(role(stepFunctions.caller()), "step-functions");
    }

    static String role(Machine machine) {
        return TestAws.HOME.globalArn("iam", "role/" + machine.name());
    }

    /** @see io.jenkins.plugins.eventschedules.aws.contract.Stage#diesAt */
    void afterMove(int move, Runnable what) {
        last = move;
        death = what;
    }

    private AwsService mortal(AwsService service) {
        return (action, request) -> {
            Map<String, Object> answer = service.call(action, request);
            if (MOVES.contains(action) && stepFunctions.caller() == LIFECYCLE && ++moves == last) {
                death.run();
            }
            return answer;
        };
    }

    /** After a call something may have begun of whose end AWS will tell. */
    private AwsService heeded(AwsService service) {
        return (action, request) -> {
            try {
                return service.call(action, request);
            } finally {
                listen();
            }
        };
    }

    private void listen() {
        aws.nextChange()
                .filter(next -> listening.filter(known -> !known.isAfter(next)).isEmpty())
                .ifPresent(next -> {
                    listening = Optional.of(next);
                    time.at(next, this::hear);
                });
    }

    private void hear() {
        listening = Optional.empty();
        List<Notice> told = aws.noticesAfter(heard);
        heard = time.instant();
        told.stream().filter(MachineWorld::tellsAnEnding).forEach(notice -> post.accept(notice));
        listen();
    }

    private static boolean tellsAnEnding(Notice notice) {
        return ENDINGS.contains(notice.detail().path("Status").asText())
                || ENDINGS.contains(notice.detail().at("/status-details/status").asText());
    }

    private void deliver(Notice notice) {
        int times =
                switch (notices) {
                    case NEVER -> 0;
                    case ONCE -> 1;
                    case TWICE -> 2;
                };
        for (int i = 0; i < times; i++) {
            arrive(notice);
        }
    }

    /** A rule lets a notice through, and its target is started. */
    void arrive(Notice notice) {
        callback(Map.of("detail", Json.parse(notice.detail().toString())));
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
            EventId changed = new EventId((String)
                    Json.object(Json.object(request.get("Key")).get("pk")).get("S"));
            Event before = store.find(changed).orElseThrow();
            Map<String, Object> answer = dynamoDb.dynamoDb().call(action, request);
            Event after = store.find(changed).orElseThrow();
            agreement.check(
                    before,
                    after,
                    store.history(changed, after.version() - 1, 1).stream().findFirst(),
                    time.instant());
            return answer;
        } catch (Refused e) {
            throw new StateError("DynamoDb." + e.type(), e.getMessage());
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
