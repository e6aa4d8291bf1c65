package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import java.util.List;

/** Lets callers through to what they may see and do. What they may not see does not exist for them. */
final class Gate {

    private final Environments environments;

    Gate(Environments environments) {
        this.environments = environments;
    }

    /** All environments that the caller may see. */
    List<Access> all(Caller caller) {
        return environments.all().stream()
                .map(environment -> new Access(caller, environment))
                .filter(access -> access.may(Permission.VIEW))
                .toList();
    }

    Access environment(Caller caller, String name) {
        return environments
                .named(name)
                .map(environment -> new Access(caller, environment))
                .filter(access -> access.may(Permission.VIEW))
                .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND, "There is no such environment."));
    }

    /** Whoever may see it. */
    boolean isThere(String name) {
        return environments.named(name).isPresent();
    }

    Event event(Access access, String id) {
        return access.environment().store().find(id(id)).orElseThrow(Gate::noSuchEvent);
    }

    EventId id(String text) {
        if (!EventId.isWellFormed(text)) {
            throw noSuchEvent();
        }
        return new EventId(text);
    }

    void requireSchedule(Access access) {
        if (!access.may(Permission.SCHEDULE)) {
            throw forbidden("You need the permission to schedule in "
                    + access.environment().name() + ".");
        }
    }

    void requireManage(Access access) {
        if (!access.may(Permission.MANAGE)) {
            throw forbidden(
                    "You need the permission to manage " + access.environment().name() + ".");
        }
    }

    /** What is kept for one person needs a person. */
    void requirePerson(Access access) {
        if (!access.caller().authenticated()) {
            throw forbidden("Log in first: a feed shows what one person may see.");
        }
    }

    void requireChange(Access access, Event event) {
        if (access.mayChange(event)) {
            return;
        }
        String manage = "manage all events in " + access.environment().name() + ".";
        throw forbidden(
                access.may(Permission.SCHEDULE)
                        ? "This event belongs to " + event.owner() + ": you need the permission to " + manage
                        : "You need the permission to schedule, for events of your own, or to " + manage);
    }

    static ProblemException noSuchEvent() {
        return new ProblemException(Kind.NOT_FOUND, "There is no such event here. It may have been deleted.");
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(Kind.FORBIDDEN, detail);
    }
}
