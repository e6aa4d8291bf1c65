/**
 * An AWS of our own for tests. {@link io.jenkins.plugins.eventschedules.aws.testaws.TestAws} is the entrance; its rooms:
 * {@code wire} speaks HTTP and the three protocols, {@code desk} takes every call, however it came, with the
 * {@code fault}s that a test wants and a {@code journal}; {@code identity} says who may what (and is STS and IAM);
 * {@code ssm}, {@code catalog}, {@code scheduler} and {@code tagging} are the services, and {@code deployed} is what a
 * deployment left. Nothing in them waits: how a run
 * looks is a function of its {@code course} and the moment that is asked about.
 */
package io.jenkins.plugins.eventschedules.aws.testaws;
