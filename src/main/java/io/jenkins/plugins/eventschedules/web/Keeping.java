package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import java.time.Duration;
import java.util.Optional;

/** What people keep in an environment beside its events. Asked anew for every request, so that a host may reopen its store. */
public interface Keeping {

    Templates templates(String environment);

    FeedTokens feedTokens(String environment);

    /** Those who follow single events by e-mail; empty when the host sends none. */
    Optional<Followers> followers(String environment);

    /** How long after the last that happened to it a finished event leaves the store; empty when it stays for ever. */
    Optional<Duration> keptFor(String environment);
}
