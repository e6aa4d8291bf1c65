/** What an administrator decides: which environments there are, and where events are kept. */
package io.jenkins.plugins.eventschedules.jenkins.configuration;
