/** OpenTelemetry, where Jenkins has the plugin with its API. */
package io.jenkins.plugins.eventschedules.jenkins.telemetry;
