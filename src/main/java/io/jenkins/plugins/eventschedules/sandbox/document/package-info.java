/** Walking through automation documents without running them. */
package io.jenkins.plugins.eventschedules.sandbox.document;
