/** Secrets from the credentials store. */
package io.jenkins.plugins.eventschedules.jenkins.credentials;
