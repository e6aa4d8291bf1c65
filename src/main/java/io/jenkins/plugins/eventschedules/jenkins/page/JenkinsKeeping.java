package io.jenkins.plugins.eventschedules.jenkins.page;

import io.jenkins.plugins.eventschedules.jenkins.configuration.EnvironmentConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Post;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.web.Keeping;
import java.time.Duration;
import java.util.Optional;

/** What people keep in the store that is open now. */
final class JenkinsKeeping implements Keeping {

    @Override
    public Templates templates(String environment) {
        return House.get().templates(environment);
    }

    @Override
    public FeedTokens feedTokens(String environment) {
        return House.get().feedTokens(environment);
    }

    @Override
    public Optional<Followers> followers(String environment) {
        return Post.find().flatMap(post -> House.get().followers(environment));
    }

    /** What is in a store of AWS stays there. */
    @Override
    public Optional<Duration> keptFor(String environment) {
        return House.get()
                .room(environment)
                .filter(room -> !room.running().far())
                .flatMap(room -> EventSchedulesConfiguration.get().getEnvironments().stream()
                        .filter(configured -> configured.getName().equals(environment))
                        .findFirst())
                .flatMap(EnvironmentConfiguration::keep);
    }
}
