/** What can be said of an automation document before it is anywhere: faults that keep events from it, and advice. */
package io.jenkins.plugins.eventschedules.target.lint;
