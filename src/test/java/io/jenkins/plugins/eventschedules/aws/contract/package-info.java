/**
 * The promises that every runner keeps on AWS, as scenarios that are written once: {@link
 * io.jenkins.plugins.eventschedules.aws.contract.RunnerContract}. The runner of the controller plays them here, and the
 * state machine in its own package.
 */
package io.jenkins.plugins.eventschedules.aws.contract;
