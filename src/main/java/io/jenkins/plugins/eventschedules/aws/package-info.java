/**
 * Environments in an AWS account, run by the controller: nothing is deployed there beyond the targets themselves. Each
 * room below is one concern; this one puts them together.
 */
package io.jenkins.plugins.eventschedules.aws;
