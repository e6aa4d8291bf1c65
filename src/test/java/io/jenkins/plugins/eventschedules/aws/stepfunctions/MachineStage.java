package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.contract.Scene;
import io.jenkins.plugins.eventschedules.aws.contract.Stage;
import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.states.StepFunctionsServer;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import java.time.Duration;
import java.util.List;

/**
 * The state machine, with the runner in Jenkins that starts its executions and sweeps now and then. When it goes
 * down, both go: the executions are stopped and Step Functions is out of reach, which is as bad as it can get. That
 * Jenkins alone goes down is no misfortune, and a test of its own.
 */
final class MachineStage implements Stage {

    /** Rarer than in Jenkins, which saves the tests their time: whoever comes up sweeps at once. */
    private static final Duration SWEEP = Duration.ofMinutes(30);

    final MachineWorld world;
    private final Scene scene;
    private final StepFunctionsServer server;
    private final StepFunctionsRunner runner;
    private boolean up = true;

    MachineStage(Scene scene) {
        this.scene = scene;
        world = new MachineWorld(scene.time, scene.aws);
        server = new StepFunctionsServer(world.stepFunctions, MachineWorld.LIFECYCLE);
        runner = new StepFunctionsRunner(world.store, server.client(), server.machineArn(), Runnable::run, scene.time);
        sweep();
    }

    private void sweep() {
        scene.time.at(scene.time.instant().plus(SWEEP), () -> {
            if (up) {
                runner.sweep();
            }
            sweep();
        });
    }

    @Override
    public EventStore store() {
        return world.store;
    }

    @Override
    public Runner runner() {
        return runner;
    }

    @Override
    public void down() {
        up = false;
        server.down(true);
        world.stepFunctions.executions().stream()
                .filter(execution -> execution.machine() == MachineWorld.LIFECYCLE)
                .filter(Execution::isRunning)
                .forEach(world.stepFunctions::stop);
    }

    @Override
    public void up() {
        up = true;
        server.down(false);
        runner.sweep();
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public List<String> executions() {
        return world.stepFunctions.executions().stream()
                .filter(execution -> execution.machine() == MachineWorld.LIFECYCLE)
                .map(execution -> execution.name() + " " + execution.status())
                .toList();
    }

    @Override
    public void diesAt(int move) {
        world.afterMove(move, this::down);
    }

    @Override
    public void notices(Notices how) {
        world.hearing(how);
    }

    @Override
    public void close() {
        // Everything that has to be closed is the scene's.
    }
}
