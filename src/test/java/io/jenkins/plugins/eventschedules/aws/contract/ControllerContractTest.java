package io.jenkins.plugins.eventschedules.aws.contract;

/** The controller's runner keeps the contract. */
class ControllerContractTest extends RunnerContract {

    @Override
    protected Stage open(Scene scene) {
        return new ControllerStage(scene);
    }
}
