package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/**
 * Somebody in an environment, with what they may do there: for the entrances that are not the HTTP API.
 *
 * @param reach the folder beyond which they see no folder, whatever they may do; the empty text is no such bound
 */
public record Visitor(Authentication who, Room room, String reach) {

    public Visitor(Authentication who, Room room) {
        this(who, room, "");
    }

    public Environment environment() {
        return room.environment();
    }

    public boolean mayLook() {
        return room.grants(who, EventSchedulesPermissions.VIEW);
    }

    public boolean mayChange(Event event) {
        String folder = event.origin().folder();
        return may(EventSchedulesPermissions.MANAGE, folder)
                || (maySchedule(folder) && event.owner().equals(who.getName()));
    }

    /** @param folder the empty text for an event in none */
    public boolean maySchedule(String folder) {
        return may(EventSchedulesPermissions.SCHEDULE, folder);
    }

    /** @throws AccessDeniedException3 when they may not make events there */
    public void requireSchedule(String folder) {
        if (!maySchedule(folder)) {
            throw new AccessDeniedException3(who, EventSchedulesPermissions.SCHEDULE);
        }
    }

    /** @throws AccessDeniedException3 when it is somebody else's event, and they may not change those */
    public void requireChange(Event event) {
        if (!mayChange(event)) {
            throw new AccessDeniedException3(
                    who,
                    maySchedule(event.origin().folder())
                            ? EventSchedulesPermissions.MANAGE
                            : EventSchedulesPermissions.SCHEDULE);
        }
    }

    /** @param folder the empty text for events in none */
    public boolean maySee(String folder) {
        return may(EventSchedulesPermissions.VIEW, folder);
    }

    /** The folders whose events they may see. */
    public Folders visible() {
        return Folders.only(
                environment().store().folders().stream().filter(this::maySee).collect(Collectors.toSet()));
    }

    /**
     * One that they may see.
     *
     * @param id as somebody typed it
     */
    public Optional<Event> event(String id) {
        return (EventId.isWellFormed(id) ? environment().store().find(new EventId(id)) : Optional.<Event>empty())
                .filter(event ->
                        may(EventSchedulesPermissions.VIEW, event.origin().folder()));
    }

    /** Who the history says it was. */
    public Actor actor() {
        return Actor.person(who.getName());
    }

    private boolean may(Permission what, String folder) {
        boolean near = reach.isEmpty() || folder.isEmpty() || folder.equals(reach) || folder.startsWith(reach + "/");
        return near && room.grants(who, what, folder);
    }
}
