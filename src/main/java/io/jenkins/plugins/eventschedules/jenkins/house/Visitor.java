package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Somebody in an environment, with what they may do there: for the entrances that are not the HTTP API. */
public record Visitor(Authentication who, Room room) {

    public Environment environment() {
        return room.environment();
    }

    public boolean mayLook() {
        return may(EventSchedulesPermissions.VIEW);
    }

    public boolean mayChange(Event event) {
        return may(EventSchedulesPermissions.MANAGE)
                || (may(EventSchedulesPermissions.SCHEDULE) && event.owner().equals(who.getName()));
    }

    /** @throws AccessDeniedException3 when they may not make events */
    public void requireSchedule() {
        require(EventSchedulesPermissions.SCHEDULE);
    }

    /** @throws AccessDeniedException3 when it is somebody else's event, and they may not change those */
    public void requireChange(Event event) {
        if (!mayChange(event)) {
            throw new AccessDeniedException3(
                    who,
                    may(EventSchedulesPermissions.SCHEDULE)
                            ? EventSchedulesPermissions.MANAGE
                            : EventSchedulesPermissions.SCHEDULE);
        }
    }

    /** @param id as somebody typed it */
    public Optional<Event> event(String id) {
        return EventId.isWellFormed(id) ? environment().store().find(new EventId(id)) : Optional.empty();
    }

    /** Who the history says it was. */
    public Actor actor() {
        return Actor.person(who.getName());
    }

    private void require(Permission what) {
        if (!may(what)) {
            throw new AccessDeniedException3(who, what);
        }
    }

    private boolean may(Permission what) {
        return room.grants(who, what);
    }
}
