/** What events used: read while they run, kept when they are over, and set beside those before them. */
package io.jenkins.plugins.eventschedules.lifecycle.insight;
