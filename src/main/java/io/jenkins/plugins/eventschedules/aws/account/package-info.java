/** One account and region as an environment uses it: credentials, clients, links, and what went wrong with a call. */
package io.jenkins.plugins.eventschedules.aws.account;
