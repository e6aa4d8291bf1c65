package io.jenkins.plugins.eventschedules.jenkins.page;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.web.FeedServlet;
import java.io.IOException;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Calendars' place in Jenkins. It is unprotected because a calendar cannot log in: the token in the address says on
 * whose behalf it reads. Everything below it is {@link FeedServlet}'s, which knows one kind of address and reads only.
 */
@Extension
public final class EventSchedulesFeed implements UnprotectedRootAction {

    static final String URL = "event-schedules-feed";

    private final FeedServlet feed = new FeedServlet(
            () -> House.get().environments(), new JenkinsKeeping(), new JenkinsSubscriptions(), () -> House.get()
                    .now());

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        feed.handle(request, response, request.getRestOfPath());
    }
}
