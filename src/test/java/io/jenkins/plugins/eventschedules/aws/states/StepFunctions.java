package io.jenkins.plugins.eventschedules.aws.states;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The service: machines, their runs, and the tokens that are waited for. Itself a service that machines call. */
public final class StepFunctions implements AwsService {

    /** What a wait for a token ends with. */
    record Answer(Optional<Object> output, Optional<StateError> error) {

        Object result() {
            error.ifPresent(why -> {
                throw why;
            });
            return output.orElseThrow();
        }
    }

    /**
     * A call that a machine made.
     *
     * @param service as in the task's resource: {@code dynamodb}
     */
    public record Made(Machine machine, String service, String action, Map<String, Object> request) {}

    private record Wait(Execution execution, Consumer<Answer> then) {}

    private final VirtualTime time;
    private final Expressions expressions;
    private final Map<String, AwsService> services = new HashMap<>();
    private final Map<String, Wait> waits = new HashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Set<String> entered = new TreeSet<>();
    private final List<Made> made = new ArrayList<>();
    private Optional<Machine> caller = Optional.empty();
    private int tokens;

    public StepFunctions(VirtualTime time) {
        this.time = time;
        this.expressions = new Expressions(time);
        services.put("sfn", this);
    }

    /** @param name as in a task's resource: {@code dynamodb} */
    public StepFunctions with(String name, AwsService service) {
        services.put(name, service);
        return this;
    }

    public Execution start(Machine machine, String name, Map<String, Object> input) {
        Execution execution = new Execution(machine, name, input, time.instant());
        executions.add(execution);
        Flow flow = new Flow(
                this,
                execution,
                machine.definition(),
                Map.of(),
                result -> execution.over(Execution.Status.SUCCEEDED, Optional.empty()),
                error -> execution.over(Execution.Status.FAILED, Optional.of(error)));
        // Not in the caller's own call, as in AWS.
        time.at(time.instant(), () -> {
            if (execution.isRunning()) {
                flow.enter((String) machine.definition().get("StartAt"), input);
            }
        });
        return execution;
    }

    public void stop(Execution execution) {
        execution.over(Execution.Status.ABORTED, Optional.empty());
        waits.values().removeIf(wait -> wait.execution() == execution);
    }

    public List<Execution> executions() {
        return executions;
    }

    /** Every place of {@link Machine#places} that was entered, after its machine's name and a colon. */
    public Set<String> entered() {
        return entered;
    }

    /** Every call of every machine, in order. */
    public List<Made> calls() {
        return made;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        String token = (String) request.get("TaskToken");
        Wait wait = waits.get(token);
        if (wait == null) {
            throw new StateError("Sfn.TaskTimedOutException", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        Answer answer =
                switch (action) {
                    case "SendTaskSuccess" ->
                        new Answer(Optional.of(Json.parse((String) request.get("Output"))), Optional.empty());
                    case "SendTaskFailure" ->
                        new Answer(Optional.empty(), Optional.of(new StateError((String) request.get("Error"), (String)
                                request.get("Cause"))));
                    default -> throw new IllegalArgumentException(action);
                };
        waits.remove(token);
        time.at(time.instant(), () -> {
            if (wait.execution().isRunning()) {
                wait.then().accept(answer);
            }
        });
        return Map.of();
    }

    Map<String, Object> call(Machine machine, String service, String action, Map<String, Object> request) {
        made.add(new Made(machine, service, action, request));
        AwsService called = services.get(service);
        if (called == null) {
            throw new IllegalArgumentException("no such service in this test: " + service);
        }
        caller = Optional.of(machine);
        // Through text, as over the wire: nothing is shared.
        return Json.object(Json.parse(Json.write(called.call(action, Json.object(Json.parse(Json.write(request)))))));
    }

    /** Whose call it is that a service answers just now. */
    public Machine caller() {
        return caller.orElseThrow();
    }

    VirtualTime time() {
        return time;
    }

    Expressions expressions() {
        return expressions;
    }

    void entered(Machine machine, String place) {
        entered.add(machine.name() + ": " + place);
    }

    String newToken() {
        return "token-" + ++tokens;
    }

    void await(String token, Execution execution, Consumer<Answer> then) {
        waits.put(token, new Wait(execution, then));
    }

    void forget(String token) {
        waits.remove(token);
    }
}
