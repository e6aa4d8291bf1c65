/** Simulated runs: what a provider would report of a course at a moment, and how it misbehaves on demand. */
package io.jenkins.plugins.eventschedules.sandbox.run;
