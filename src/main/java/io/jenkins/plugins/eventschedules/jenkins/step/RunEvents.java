package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The events that a build made, on its page. */
public final class RunEvents implements Action {

    /** Never changed, only replaced: the build may be saved meanwhile. */
    private volatile List<String> events = new ArrayList<>();

    RunEvents() {}

    /** Once each, however often it is told. */
    static void add(Run<?, ?> run, Event event) throws IOException {
        synchronized (run) {
            RunEvents action = run.getAction(RunEvents.class);
            if (action == null) {
                action = new RunEvents();
                run.addAction(action);
            }
            String place = event.environment() + "/" + event.id();
            if (!action.events.contains(place)) {
                List<String> more = new ArrayList<>(action.events);
                more.add(place);
                action.events = more;
                run.save();
            }
        }
    }

    /** An event as this page shows it. */
    public record Row(String path, String name, String status) {

        public String getPath() {
            return path;
        }

        public String getName() {
            return name;
        }

        public String getStatus() {
            return status;
        }
    }

    /** Those that still exist and that the person who looks may see. */
    public List<Row> getRows() {
        return events.stream().flatMap(place -> row(place).stream()).toList();
    }

    private static Optional<Row> row(String place) {
        int slash = place.indexOf('/');
        return House.get()
                .visitor(place.substring(0, slash), Jenkins.getAuthentication2())
                .flatMap(visitor -> visitor.event(place.substring(slash + 1)))
                .map(event -> new Row(
                        EventLink.path(event.environment(), event.id().value()),
                        event.plan().name(),
                        event.status().word()));
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.RunEvents_displayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
