package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eventschedules.event.Event;
import java.io.IOException;
import jenkins.model.Jenkins;

/** Where people see an event. */
final class EventLink {

    private EventLink() {}

    /** Below the root of Jenkins, wherever that is. */
    static String path(String environment, String id) {
        return "/event-schedules/?at=" + environment + "/events/" + id;
    }

    /** As far as Jenkins knows its own address. */
    static String absolute(Event event) {
        String path = path(event.environment(), event.id().value());
        String root = Jenkins.get().getRootUrl();
        return root == null ? path : root + path.substring(1);
    }

    /** A line in the log with the event's name as a link. */
    static void tell(TaskListener listener, Event event, String text) throws IOException {
        listener.hyperlink(
                path(event.environment(), event.id().value()), event.plan().name());
        listener.getLogger().println(": " + text);
    }
}
