/** Automation documents of Systems Manager: reading them, and whether events can run them. */
package io.jenkins.plugins.eventschedules.target.document;
