/** Phases as executions of SSM Automation documents. */
package io.jenkins.plugins.eventschedules.aws.automation;
