/** Measures the house beside other schedulers. Nothing of this is in the plugin. */
package io.jenkins.plugins.eventschedules.bench;
