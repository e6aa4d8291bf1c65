/** What HTTP asks of any API: bodies, queries, tags, problems, limits. What events are is for others to know. */
package io.jenkins.plugins.eventschedules.web.http;
