/**
 * What an environment of Event Schedules needs in AWS to be driven by Step Functions. {@code EventSchedulesApp} is the
 * way in; each other class is one part of the stack.
 */
package io.jenkins.plugins.eventschedules.infra;
