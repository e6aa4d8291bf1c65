package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;

/** What people keep in an environment beside its events. Asked anew for every request, so that a host may reopen its store. */
public interface Keeping {

    Templates templates(String environment);

    FeedTokens feedTokens(String environment);
}
