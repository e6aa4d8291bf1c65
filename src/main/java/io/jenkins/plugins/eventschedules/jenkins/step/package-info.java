/** What a pipeline can do with events. */
package io.jenkins.plugins.eventschedules.jenkins.step;
