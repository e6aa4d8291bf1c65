package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.END;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.LEAD;
import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctionsServer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runner keeps one execution for each event that has a future, whatever a crash left behind. */
class StepFunctionsRunnerTest {

    private final MachineWorld world = new MachineWorld();
    private final StepFunctionsServer server = new StepFunctionsServer(world.stepFunctions, MachineWorld.LIFECYCLE);
    private final StepFunctionsRunner runner =
            new StepFunctionsRunner(world.store, server.client(), server.machineArn(), Runnable::run, world.time);

    @AfterEach
    void close() {
        world.close();
    }

    /** What the credentials that Jenkins has need of Step Functions. */
    @Test
    void theRightsAreThoseThatAreDeployed() {
        UsedRights rights = new UsedRights();
        String machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:event-schedules-lifecycle";
        server.tell((operation, request) -> rights.add(
                "operator",
                new Need(
                        "states:" + operation,
                        request.containsKey("executionArn")
                                ? machine.replace(":stateMachine:", ":execution:") + ":ID"
                                : machine)));
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.nudge(world.id());
        runner.sweep();
        world.at(START).committed(new Command.EndNow());
        runner.nudge(world.id());

        rights.verify("executions.txt");
    }

    @ParameterizedTest
    @EnumSource(TargetType.class)
    void anEventIsLedFromItsScheduleToItsEndWhileNobodyWatches(TargetType type) {
        world.schedule(type, START, END);
        runner.nudge(world.id());
        world.at(END.plus(Duration.ofHours(1)));

        assertThat(world.event().status()).isEqualTo(Status.ENDED);
        assertThat(names()).containsExactly(world.id() + "-r1");
    }

    @Test
    void d01ANudgeMoreStartsNothing() {
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.nudge(world.id());
        runner.nudge(world.id());
        runner.sweep();
        world.at(START);
        runner.nudge(world.id());
        runner.sweep();

        assertThat(names()).containsExactly(world.id() + "-r1");
    }

    @Test
    void d08AChangeStopsTheOldExecutionAndStartsANewOne() {
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.nudge(world.id());
        world.at(START).committed(new Command.EndNow());
        runner.nudge(world.id());
        world.after(Duration.ofHours(1));

        assertThat(running()).isEmpty();
        assertThat(names()).containsExactly(world.id() + "-r1", world.id() + "-r2");
        assertThat(execution(0).status()).isEqualTo(Execution.Status.ABORTED);
        assertThat(world.event().status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aCancelledEventKeepsNoExecution() {
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.nudge(world.id());
        world.committed(new Command.Cancel());
        runner.nudge(world.id());
        world.after(Duration.ofMinutes(1));

        assertThat(running()).isEmpty();
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatACrashLeftWithoutAnExecutionIsFoundByTheSweep() {
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.sweep();
        world.at(START);
        assertThat(world.event().status()).isEqualTo(Status.LIVE);

        world.committed(new Command.EndNow());
        runner.sweep();
        world.after(Duration.ofHours(1));
        assertThat(world.event().status()).isEqualTo(Status.ENDED);
    }

    @Test
    void anExecutionThatEndedBeforeItsEventIsReplaced() {
        world.schedule(TargetType.AUTOMATION, START, END);
        runner.nudge(world.id());
        world.at(START);
        world.stepFunctions.stop(execution(0));
        runner.sweep();
        world.at(END.plus(Duration.ofHours(1)));

        assertThat(names()).containsExactly(world.id() + "-r1", world.id() + "-r1-2");
        assertThat(world.event().status()).isEqualTo(Status.ENDED);
    }

    @Test
    void anEventMoreThanAYearAheadIsStartedWhenItsTimeComes() {
        Instant start = START.plus(Duration.ofDays(400));
        world.schedule(TargetType.AUTOMATION, start, start.plus(Duration.ofHours(1)));
        runner.nudge(world.id());
        runner.sweep();
        assertThat(names()).isEmpty();

        world.at(start.minus(Duration.ofDays(299)));
        runner.sweep();
        assertThat(names()).hasSize(1);
    }

    @Test
    void aSweepThatCannotReachAwsSaysSoAndTheNextMakesItGood() {
        world.schedule(TargetType.AUTOMATION, START, END);
        server.down(true);
        runner.nudge(world.id());
        runner.sweep();
        assertThat(runner.health().trouble().orElseThrow()).startsWith("Step Functions or the table cannot be used");

        server.down(false);
        runner.sweep();
        assertThat(runner.health().trouble()).isEmpty();
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatIsOverdueIsTold() {
        world.schedule(TargetType.AUTOMATION, START, END).at(START.minus(LEAD).plus(Duration.ofMinutes(3)));
        runner.sweep();

        assertThat(runner.health().trouble().orElseThrow()).startsWith("1 events should have gone on by now.");
        world.after(Duration.ofMinutes(1));
        runner.sweep();
        assertThat(runner.health().trouble()).isEmpty();
    }

    private List<Execution> executions() {
        return world.stepFunctions.executions().stream()
                .filter(execution -> execution.machine() == MachineWorld.LIFECYCLE)
                .toList();
    }

    private Execution execution(int index) {
        return executions().get(index);
    }

    private List<String> names() {
        return executions().stream().map(Execution::name).toList();
    }

    private List<String> running() {
        return executions().stream()
                .filter(Execution::isRunning)
                .map(Execution::name)
                .toList();
    }
}
