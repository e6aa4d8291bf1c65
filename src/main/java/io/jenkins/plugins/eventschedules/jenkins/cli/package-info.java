/** Events from the command line of Jenkins. */
package io.jenkins.plugins.eventschedules.jenkins.cli;
