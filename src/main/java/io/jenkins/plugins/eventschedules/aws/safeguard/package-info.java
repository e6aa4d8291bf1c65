/** Dead man's switches as one-time schedules in the account itself. */
package io.jenkins.plugins.eventschedules.aws.safeguard;
