package io.jenkins.plugins.eventschedules.aws.catalog;

/** Who starts what a catalog lists: a target that is fit for the one may not be for the other. */
public enum Starter {
    /** Chooses a launch path, and gives secrets their values. */
    THIS_PROCESS,
    /** Names a product alone, and passes references on. */
    STATE_MACHINE
}
