/** Has Step Functions lead the events of an environment: starts, stops and replaces executions of the state machine. */
package io.jenkins.plugins.eventschedules.aws.stepfunctions;
