/**
 * What events of the AWS sample <em>Event Scheduling Platform</em> become here: its table as DynamoDB exports or scans it,
 * read into drafts.
 */
package io.jenkins.plugins.eventschedules.aws.takeover;
