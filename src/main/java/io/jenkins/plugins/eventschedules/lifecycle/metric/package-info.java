/** What the resources of an event measure: what is to be shown, over which time, and what came of it. No input or output. */
package io.jenkins.plugins.eventschedules.lifecycle.metric;
