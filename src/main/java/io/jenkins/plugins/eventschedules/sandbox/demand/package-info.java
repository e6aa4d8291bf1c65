/** What events in the sandbox seem to use: visitors who were never there, on resources that nobody started. */
package io.jenkins.plugins.eventschedules.sandbox.demand;
