package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The executions of one state machine, by name. A name is used once in 90 days, so it is what makes a start happen
 * once, whoever repeats it: {@code <event>-r<revision>}, and {@code -2}, {@code -3} after it where an execution of
 * that revision ended before its event did.
 */
public final class Executions {

    /** More replacements of one execution than a fault that goes away needs. */
    private static final int MOST_ATTEMPTS = 50;

    private static final Pattern NAMED = Pattern.compile("(.+)-r\\d+(?:-\\d+)?");

    private final SfnClient client;
    private final String machineArn;

    public Executions(SfnClient client, String machineArn) {
        this.client = client;
        this.machineArn = machineArn;
    }

    /**
     * Makes sure that an execution leads this revision of the event.
     *
     * @return whether one had to be started
     */
    boolean ensure(EventId id, long revision) throws MishapException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            String name = nameOf(id, revision, attempt);
            Optional<ExecutionStatus> status = statusOf(name);
            if (status.isEmpty()) {
                start(name, id, revision);
                return true;
            }
            if (status.get() == ExecutionStatus.RUNNING) {
                return false;
            }
        }
        throw new IllegalStateException(
                "Event " + id + ": " + MOST_ATTEMPTS + " executions ended before it. Look at the last in the console of"
                        + " Step Functions; a change of the event begins anew.");
    }

    /** Stops whatever leads an older revision. It would end by itself, at its next write at the latest. */
    void stopOlder(EventId id, long revision) throws MishapException {
        for (long older = revision - 1; older >= 1; older--) {
            boolean known = false;
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                String name = nameOf(id, older, attempt);
                Optional<ExecutionStatus> status = statusOf(name);
                if (status.isEmpty()) {
                    break;
                }
                known = true;
                if (status.get() == ExecutionStatus.RUNNING) {
                    stop(name, revision);
                }
            }
            if (known) {
                // The one before it was stopped when this one was started.
                return;
            }
        }
    }

    /** The names of all executions that run: a thousand with each call, where asking for each would be throttled. */
    public Set<String> running() throws MishapException {
        return asked("ListExecutions", () -> {
            Set<String> names = new HashSet<>();
            client.listExecutionsPaginator(
                            list -> list.stateMachineArn(machineArn).statusFilter(ExecutionStatus.RUNNING))
                    .executions()
                    .forEach(execution -> names.add(execution.name()));
            return names;
        });
    }

    /** @param running names of executions */
    public static boolean isLed(EventId id, long revision, Set<String> running) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (running.contains(nameOf(id, revision, attempt))) {
                return true;
            }
        }
        return false;
    }

    static String nameOf(EventId id, long revision, int attempt) {
        return id + "-r" + revision + (attempt == 1 ? "" : "-" + attempt);
    }

    /** The event that an execution of this name leads; empty when no runner of ours gave it that name. */
    public static Optional<EventId> ledBy(String name) {
        Matcher named = NAMED.matcher(name);
        return named.matches() && EventId.isWellFormed(named.group(1))
                ? Optional.of(new EventId(named.group(1)))
                : Optional.empty();
    }

    /** Ends one that leads nothing any more; it may have ended by itself meanwhile. */
    public void stopLeftOver(String name) throws MishapException {
        if (statusOf(name).filter(ExecutionStatus.RUNNING::equals).isPresent()) {
            asked(
                    "StopExecution",
                    () -> client.stopExecution(stop -> stop.executionArn(arnOf(name))
                            .error("LeftOver")
                            .cause("It leads no event that is going on.")));
        }
    }

    public String arnOf(String name) {
        return machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    private Optional<ExecutionStatus> statusOf(String name) throws MishapException {
        return asked("DescribeExecution", () -> {
            try {
                return Optional.of(client.describeExecution(describe -> describe.executionArn(arnOf(name)))
                        .status());
            } catch (ExecutionDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    private void start(String name, EventId id, long revision) throws MishapException {
        asked("StartExecution", () -> {
            try {
                return Optional.of(client.startExecution(start -> start.stateMachineArn(machineArn)
                        .name(name)
                        .input("{\"eventId\": \"" + id + "\", \"revision\": " + revision + "}")));
            } catch (ExecutionAlreadyExistsException e) {
                // Another controller was quicker.
                return Optional.empty();
            }
        });
    }

    private void stop(String name, long revision) throws MishapException {
        asked(
                "StopExecution",
                () -> client.stopExecution(stop -> stop.executionArn(arnOf(name))
                        .error("Superseded")
                        .cause("Revision " + revision + " leads on.")));
    }

    private static <T> T asked(String action, Supplier<T> call) throws MishapException {
        return Ask.aws("states:" + action, "the state machine", call);
    }
}
