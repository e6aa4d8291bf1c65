/** Which metrics of a target people want to see: one line for each, wherever it stands. docs/insights.md tells how. */
package io.jenkins.plugins.eventschedules.target.insight;
