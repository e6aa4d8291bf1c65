package io.jenkins.plugins.eventschedules.jenkins.page;

import hudson.model.User;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.web.Caller;
import io.jenkins.plugins.eventschedules.web.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.AuthenticationException;

/** Feeds of Jenkins' users, at a place of its own that Jenkins lets past its log-in. */
final class JenkinsSubscriptions implements Subscriptions {

    /** Asks the security realm, so a person who was deleted there reads no more. */
    @Override
    public Optional<Caller> person(String id) {
        try {
            return Optional.ofNullable(User.getById(id, false))
                    .map(user -> new JenkinsCaller(user.impersonate2(), House.get()));
        } catch (AuthenticationException e) {
            return Optional.empty();
        }
    }

    @Override
    public URI feeds(HttpServletRequest request) {
        return root(request).resolve(EventSchedulesFeed.URL + "/");
    }

    @Override
    public URI page(HttpServletRequest request) {
        return root(request).resolve(EventSchedulesAction.URL + "/");
    }

    /** As the administrator says it, because a proxy may hide it from Jenkins. */
    private static URI root(HttpServletRequest request) {
        String configured = Jenkins.get().getRootUrl();
        return configured == null
                ? URI.create(request.getRequestURL().toString()).resolve(request.getContextPath() + "/")
                : URI.create(configured);
    }
}
