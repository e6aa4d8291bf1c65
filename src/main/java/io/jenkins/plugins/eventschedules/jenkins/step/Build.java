package io.jenkins.plugins.eventschedules.jenkins.step;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Room;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FindFolder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/** The build that a step belongs to, with what it may use. */
record Build(Run<?, ?> run, Authentication who) {

    /** An event, and the build in its environment. */
    record Found(Visitor visitor, Event event) {}

    static Build of(StepContext context, String identity) throws IOException, InterruptedException {
        return new Build(context.get(Run.class), Identity.named(identity));
    }

    /** The environments that the job may use and the build may see. */
    List<Visitor> visitors() {
        String job = run.getParent().getFullName();
        return House.get().rooms().stream()
                .filter(room -> room.scope().includes(job))
                .map(room -> new Visitor(who, room, reach()))
                .filter(Visitor::mayLook)
                .toList();
    }

    /**
     * Jenkins itself may do everything, and whoever may edit a job decides what its builds do. So a build that runs as
     * Jenkins itself reaches no folder but the one that its job is in, and those below it.
     */
    private String reach() {
        return who.equals(ACL.SYSTEM2)
                ? FindFolder.around(run.getParent()).map(Item::getFullName).orElse("")
                : "";
    }

    /** The folder that an event belongs to which this build makes there. */
    String folder(Room room) {
        return room.scope().around(run.getParent());
    }

    /** What an event tells of the build that made it. */
    io.jenkins.plugins.eventschedules.event.Build link() {
        return new io.jenkins.plugins.eventschedules.event.Build(run.getFullDisplayName(), URI.create(run.getUrl()));
    }

    /** Where to make an event: the environment of that name, or the first in which the build may. */
    Visitor scheduler(String environment) throws AbortException {
        List<Visitor> visitors = visitors();
        if (environment == null) {
            Optional<Visitor> first = visitors.stream()
                    .filter(visitor -> visitor.maySchedule(folder(visitor.room())))
                    .findFirst();
            if (first.isPresent()) {
                return first.get();
            }
        }
        Visitor visitor = visitors.stream()
                .filter(each -> environment == null || each.room().name().equals(environment))
                .findFirst()
                .orElseThrow(() -> noEnvironment(environment));
        visitor.requireSchedule(folder(visitor.room()));
        return visitor;
    }

    Found find(String id) throws AbortException {
        for (Visitor visitor : visitors()) {
            Optional<Event> event = visitor.event(id);
            if (event.isPresent()) {
                return new Found(visitor, event.get());
            }
        }
        throw new AbortException(Messages.Build_noEvent(id));
    }

    /**
     * Who the events of this build belong to, and who their history names: the one as whom it runs. A build that runs
     * as Jenkins itself acts for the person who started it, if anybody did.
     */
    Actor actor() {
        if (!who.equals(ACL.SYSTEM2)) {
            return Actor.person(who.getName());
        }
        String starter = Optional.ofNullable(run.getCause(Cause.UserIdCause.class))
                .map(Cause.UserIdCause::getUserId)
                .orElseGet(ACL.SYSTEM2::getName);
        return Actor.person(starter);
    }

    private AbortException noEnvironment(String environment) {
        if (environment != null) {
            return new AbortException(Messages.Build_noEnvironment(environment));
        }
        List<Room> rooms = House.get().rooms();
        boolean hidden = rooms.stream()
                .anyMatch(room -> room.scope().includes(run.getParent().getFullName()));
        return new AbortException(
                hidden
                        ? new AccessDeniedException3(who, EventSchedulesPermissions.SCHEDULE).getMessage()
                        : Messages.Build_nowhere());
    }
}
