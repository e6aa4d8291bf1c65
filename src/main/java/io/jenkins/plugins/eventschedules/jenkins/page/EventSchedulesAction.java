package io.jenkins.plugins.eventschedules.jenkins.page;

import hudson.Extension;
import hudson.model.RootAction;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.eventschedules.jenkins.house.Attention;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.web.ApiServlet;
import io.jenkins.plugins.eventschedules.web.PageServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The page in Jenkins' header, with its files and its API below it. */
@Extension
public final class EventSchedulesAction implements RootAction, StaplerProxy {

    static final String URL = "event-schedules";
    private static final String API = "/api/v1";
    private static final String PAGE = "/page";

    private final ApiServlet api = new ApiServlet(
            () -> House.get().environments(),
            new JenkinsAuthorizer(),
            new JenkinsKeeping(),
            new JenkinsOperations(),
            new JenkinsSubscriptions(),
            () -> House.get().now());
    private final PageServlet page = new PageServlet();

    @Override
    public String getIconFileName() {
        return mayLook() ? "symbol-calendar-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.EventSchedulesAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public boolean isPrimaryAction() {
        return true;
    }

    /** Counts what this person may see, and nothing else. */
    @Override
    public Badge getBadge() {
        long waiting = Attention.of(Jenkins.getAuthentication2());
        return waiting == 0
                ? null
                : new Badge(
                        Long.toString(waiting),
                        Messages.EventSchedulesAction_attention(waiting),
                        Badge.Severity.DANGER);
    }

    /** The one gate to everything below this page; the API asks again for each environment. */
    @Override
    public Object getTarget() {
        if (!mayLook()) {
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), EventSchedulesPermissions.VIEW);
        }
        return this;
    }

    /** Whether no event runs, which the page itself could not tell from there being none. */
    public boolean isClosed() {
        return House.get().rooms().isEmpty();
    }

    /** The API and the page's files, which speak HTTP themselves. */
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        String path = request.getRestOfPath();
        if (!Crumbs.areInOrder(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, Messages.EventSchedulesAction_noCrumb());
        } else if (path.startsWith(API + "/")) {
            api.handle(request, response, path.substring(API.length()));
        } else if (path.startsWith(PAGE + "/")) {
            page.handle(request, response, path.substring(PAGE.length()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean mayLook() {
        return House.get().isVisibleTo(Jenkins.getAuthentication2());
    }
}
