package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** Feeds of this host. It knows no people but by the names they gave, so whoever made a feed is still there. */
final class HostSubscriptions implements Subscriptions {

    static final String FEEDS = "feed/";

    @Override
    public Optional<Caller> person(String id) {
        return Optional.of(new Everybody(id));
    }

    @Override
    public URI feeds(HttpServletRequest request) {
        return page(request).resolve(FEEDS);
    }

    @Override
    public URI page(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve("/");
    }
}
