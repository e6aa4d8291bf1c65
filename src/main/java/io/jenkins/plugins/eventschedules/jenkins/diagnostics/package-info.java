/** What helps to find out what is wrong. */
package io.jenkins.plugins.eventschedules.jenkins.diagnostics;
