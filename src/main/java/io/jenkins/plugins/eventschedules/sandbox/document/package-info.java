/** Automation documents of Systems Manager: reading, qualifying, and walking through them. */
package io.jenkins.plugins.eventschedules.sandbox.document;
