/** The host without Jenkins: to try Event Schedules, to test its page, and for teams that have no Jenkins. */
package io.jenkins.plugins.eventschedules.standalone;
