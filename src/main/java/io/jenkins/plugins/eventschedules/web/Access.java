package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.web.json.Action;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A caller in an environment. The host is asked for permissions once a request: a page of events would ask a thousand
 * times, and could get two different answers.
 */
record Access(Caller caller, Environment environment, Set<Permission> granted) {

    Access(Caller caller, Environment environment) {
        this(
                caller,
                environment,
                Stream.of(Permission.values())
                        .filter(permission -> caller.may(permission, environment.name()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean may(Permission permission) {
        return granted.contains(permission);
    }

    /** The folders whose events the caller may see. */
    Folders visible() {
        return Folders.ALL;
    }

    boolean mayChange(Event event) {
        return may(Permission.MANAGE)
                || (may(Permission.SCHEDULE) && event.owner().equals(caller.id()));
    }

    /** What the caller may do here beyond looking, as the API says it. */
    List<String> abilities() {
        return Stream.of(Permission.SCHEDULE, Permission.MANAGE)
                .filter(this::may)
                .map(Permission::word)
                .toList();
    }

    /** What the caller could do to the event now. */
    Set<Action> actions(Event event) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        if (mayChange(event)) {
            actions.addAll(Action.changesOf(event.status()));
        }
        if (may(Permission.SCHEDULE)) {
            actions.add(Action.CLONE);
        }
        return Collections.unmodifiableSet(actions);
    }

    EventJson shown(Event event) {
        return EventJson.of(event, actions(event));
    }

    Actor actor() {
        return Actor.person(caller.id());
    }
}
