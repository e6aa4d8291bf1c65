/**
 * What can be seen from outside of how the house does: metrics, lines in a log, the clock. Everything is told by the
 * commits as they are made and by the calls as they come back; no event is ever looked for.
 */
package io.jenkins.plugins.eventschedules.observe;
