package io.jenkins.plugins.eventschedules.aws.states;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The way through the states of a machine, or of a Map state's inner machine for one item. */
final class Flow {

    private static final String INTEGRATION = "arn:aws:states:::aws-sdk:";
    private static final String WITH_TOKEN = ".waitForTaskToken";

    private final StepFunctions aws;
    private final Execution execution;
    private final Map<String, Object> states;
    private final Map<String, Object> variables;
    private final Consumer<Object> succeeded;
    private final Consumer<StateError> failed;

    private String state;
    private Map<String, Object> definition;
    private Object input;
    private int[] retries;
    private long visit;

    Flow(
            StepFunctions aws,
            Execution execution,
            Map<String, Object> block,
            Map<String, Object> variables,
            Consumer<Object> succeeded,
            Consumer<StateError> failed) {
        this.aws = aws;
        this.execution = execution;
        this.states = Json.object(block.get("States"));
        this.variables = new HashMap<>(variables);
        this.succeeded = succeeded;
        this.failed = failed;
    }

    void enter(String name, Object with) {
        if (!execution.isRunning()) {
            // Stopped in the middle of a call: what the call did is done, and nothing follows.
            return;
        }
        state = name;
        definition = Json.object(states.get(name));
        input = with;
        retries = new int[Json.list(definition.getOrDefault("Retry", List.of())).size()];
        execution.entered(name);
        aws.entered(execution.machine(), name);
        attempt();
    }

    private void attempt() {
        visit++;
        try {
            switch ((String) definition.get("Type")) {
                case "Task" -> task();
                case "Choice" -> choose();
                case "Wait" -> rest();
                case "Pass" -> done(input);
                case "Succeed" -> succeeded.accept(input);
                case "Map" -> map();
                default -> throw new IllegalStateException("not interpreted: " + definition.get("Type"));
            }
        } catch (StateError error) {
            failed(error);
        }
    }

    private void choose() {
        List<Object> rules = Json.list(definition.get("Choices"));
        for (Object one : rules) {
            Map<String, Object> rule = Json.object(one);
            if (Boolean.TRUE.equals(evaluate(rule.get("Condition"), Map.of()))) {
                aws.entered(execution.machine(), Machine.choice(state, rules.indexOf(one), rule));
                assign(rule, Map.of());
                enter((String) rule.get("Next"), input);
                return;
            }
        }
        aws.entered(execution.machine(), state + " -> " + definition.get("Default"));
        assign(definition, Map.of());
        enter((String) definition.get("Default"), input);
    }

    private void rest() {
        Instant until = definition.containsKey("Timestamp")
                ? Instant.parse((String) evaluate(definition.get("Timestamp"), Map.of()))
                : aws.time().instant().plusSeconds(seconds(definition.get("Seconds")));
        later(until, () -> done(input));
    }

    private void task() {
        String resource = (String) definition.get("Resource");
        boolean waits = resource.endsWith(WITH_TOKEN);
        String[] call =
                resource.replace(WITH_TOKEN, "").substring(INTEGRATION.length()).split(":");
        Optional<String> token = waits ? Optional.of(aws.newToken()) : Optional.empty();
        Map<String, Object> more = token.<Map<String, Object>>map(text -> Map.of("Task", Map.of("Token", text)))
                .orElse(Map.of());
        Instant deadline = definition.containsKey("TimeoutSeconds")
                ? aws.time().instant().plusSeconds(seconds(definition.get("TimeoutSeconds")))
                : Instant.MAX;
        Map<String, Object> arguments = Json.object(evaluate(definition.get("Arguments"), more));
        String action = call[1].substring(0, 1).toUpperCase(Locale.ROOT) + call[1].substring(1);
        Map<String, Object> result = aws.call(execution.machine(), call[0], action, arguments);
        if (!execution.isRunning()) {
            return;
        }
        if (token.isEmpty()) {
            done(result);
            return;
        }
        long thisVisit = visit;
        aws.await(token.get(), execution, answer -> {
            visit++;
            try {
                done(answer.result());
            } catch (StateError error) {
                failed(error);
            }
        });
        aws.time().at(deadline, () -> {
            if (execution.isRunning() && visit == thisVisit) {
                aws.forget(token.get());
                failed(new StateError("States.Timeout", ""));
            }
        });
    }

    private void map() {
        List<Object> items = Json.list(evaluate(definition.get("Items"), Map.of()));
        next(items, 0, new ArrayList<>());
    }

    private void next(List<Object> items, int at, List<Object> results) {
        if (at == items.size()) {
            done(results);
            return;
        }
        Map<String, Object> processor = Json.object(definition.get("ItemProcessor"));
        Flow item = new Flow(
                aws,
                execution,
                processor,
                variables,
                result -> {
                    results.add(result);
                    next(items, at + 1, results);
                },
                this::failed);
        item.enter((String) processor.get("StartAt"), items.get(at));
    }

    private void done(Object result) {
        assign(definition, Map.of("result", result));
        if (Boolean.TRUE.equals(definition.get("End"))) {
            succeeded.accept(result);
        } else {
            enter((String) definition.get("Next"), result);
        }
    }

    private void failed(StateError error) {
        if (!execution.isRunning()) {
            return;
        }
        List<Object> retriers = Json.list(definition.getOrDefault("Retry", List.of()));
        for (int i = 0; i < retriers.size(); i++) {
            Map<String, Object> retrier = Json.object(retriers.get(i));
            if (!matches(retrier, error)) {
                continue;
            }
            if (retries[i] >= ((Number) retrier.get("MaxAttempts")).intValue()) {
                break;
            }
            Duration pause = pause(retrier, retries[i]++);
            execution.retried(error);
            later(aws.time().instant().plus(pause), this::attempt);
            return;
        }
        for (Object one : Json.list(definition.getOrDefault("Catch", List.of()))) {
            Map<String, Object> catcher = Json.object(one);
            if (matches(catcher, error)) {
                aws.entered(execution.machine(), Machine.caught(state, catcher));
                execution.caught(error);
                Map<String, Object> output = Map.of("Error", error.name(), "Cause", error.getMessage());
                assign(catcher, Map.of("errorOutput", output));
                enter((String) catcher.get("Next"), output);
                return;
            }
        }
        failed.accept(error);
    }

    private static boolean matches(Map<String, Object> rule, StateError error) {
        List<Object> names = Json.list(rule.get("ErrorEquals"));
        return names.contains(error.name()) || names.contains("States.ALL");
    }

    /** With full jitter AWS waits up to this long; the tests always wait so long. */
    private static Duration pause(Map<String, Object> retrier, int earlier) {
        double interval = ((Number) retrier.get("IntervalSeconds")).doubleValue();
        double rate = ((Number) retrier.get("BackoffRate")).doubleValue();
        double most = ((Number) retrier.getOrDefault("MaxDelaySeconds", 86_400)).doubleValue();
        return Duration.ofMillis((long) (1000 * Math.min(most, interval * Math.pow(rate, earlier))));
    }

    private void later(Instant when, Runnable what) {
        long thisVisit = visit;
        aws.time().at(when, () -> {
            if (execution.isRunning() && visit == thisVisit) {
                what.run();
            }
        });
    }

    private void assign(Map<String, Object> holder, Map<String, Object> more) {
        if (holder.containsKey("Assign")) {
            variables.putAll(Json.object(evaluateWith(holder.get("Assign"), more, Map.of())));
        }
    }

    private Object evaluate(Object template, Map<String, Object> context) {
        return evaluateWith(template, Map.of(), context);
    }

    private Object evaluateWith(Object template, Map<String, Object> more, Map<String, Object> context) {
        Map<String, Object> about = new LinkedHashMap<>(context);
        about.put("Execution", Map.of("Input", execution.input(), "Name", execution.name()));
        about.put("State", Map.of("Name", state));
        Map<String, Object> known = new LinkedHashMap<>(more);
        known.put("input", input);
        known.put("context", about);
        Map<String, Object> all = new LinkedHashMap<>(variables);
        all.put("states", known);
        return aws.expressions().evaluate(execution.machine(), template, all);
    }

    private long seconds(Object template) {
        return new BigDecimal(evaluate(template, Map.of()).toString()).longValueExact();
    }
}
