/** Events that come again: a rule, the dates it gives, and what would come of a draft on each of them. */
package io.jenkins.plugins.eventschedules.lifecycle.series;
