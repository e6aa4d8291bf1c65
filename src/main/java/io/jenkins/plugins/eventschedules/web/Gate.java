package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import java.net.URI;
import java.util.List;

/** Lets callers through to what they may see and do. What they may not see does not exist for them. */
final class Gate {

    private final Environments environments;

    Gate(Environments environments) {
        this.environments = environments;
    }

    /** All environments that the caller may see. */
    List<Access> all(Call call) {
        return environments.all().stream()
                .map(environment -> access(call, environment))
                .filter(access -> access.may(Permission.VIEW))
                .toList();
    }

    Access environment(Call call, String name) {
        return environments
                .named(name)
                .map(environment -> access(call, environment))
                .filter(access -> access.may(Permission.VIEW))
                .orElseThrow(() -> new ProblemException(Kind.NOT_FOUND, "There is no such environment."));
    }

    /** Whoever may see it. */
    boolean isThere(String name) {
        return environments.named(name).isPresent();
    }

    Event event(Access access, String id) {
        return access.environment().store().find(id(id)).filter(access::maySee).orElseThrow(Gate::noSuchEvent);
    }

    /** An event whose history may be seen: it outlives the event, which may be gone. */
    EventId past(Access access, String id) {
        EventId asked = id(id);
        access.environment()
                .store()
                .folder(asked)
                .filter(folder -> access.may(Permission.VIEW, folder))
                .orElseThrow(Gate::noSuchEvent);
        return asked;
    }

    private static EventId id(String text) {
        if (!EventId.isWellFormed(text)) {
            throw noSuchEvent();
        }
        return new EventId(text);
    }

    /** Where is not said yet. */
    void requireSchedule(Access access) {
        if (!maySomewhere(access)) {
            throw forbidden("You need the permission to schedule in "
                    + access.environment().name() + ".");
        }
    }

    /** Whether nothing that the host has is hidden from the caller, as far as environments tell. */
    boolean maySeeEverything(Call call) {
        return environments.all().stream()
                .allMatch(environment -> access(call, environment).may(Permission.VIEW));
    }

    void requireEverything(Call call) {
        if (!maySeeEverything(call)) {
            throw forbidden("You need the permission to view every environment.");
        }
    }

    void requireAdministrator(Call call) {
        if (!call.caller().administers()) {
            throw forbidden("You need the permission to administer this host and everything in it.");
        }
    }

    void requireManage(Access access) {
        if (!access.may(Permission.MANAGE)) {
            throw forbidden(
                    "You need the permission to manage " + access.environment().name() + ".");
        }
    }

    void requireConfigure(Access access) {
        if (!access.may(Permission.CONFIGURE)) {
            throw forbidden("You need the permission to configure "
                    + access.environment().name() + ".");
        }
    }

    /** What is kept for one person needs a person. */
    void requirePerson(Access access) {
        if (!access.caller().authenticated()) {
            throw forbidden("Log in first: a feed shows what one person may see.");
        }
    }

    /**
     * For a draft in this folder; null and the empty text are none. Whether there is such a folder is not told to
     * those who may not schedule in it. What cannot be the name of a folder is a mistake, and for the admission to tell.
     */
    void requireSchedule(Access access, String folder) {
        String name = folder == null ? "" : folder;
        if (name.isEmpty() || Origin.isFolder(name) ? access.may(Permission.SCHEDULE, name) : maySomewhere(access)) {
            return;
        }
        String there = place(access, name);
        throw forbidden(
                name.isEmpty()
                        ? "You need the permission to schedule " + there + ", or give a folder in which you have it."
                        : "You need the permission to schedule " + there + ", and there has to be such a folder.");
    }

    void requireChange(Access access, Event event) {
        if (access.mayChange(event)) {
            return;
        }
        String folder = event.origin().folder();
        String manage = "manage all events " + place(access, folder) + ".";
        throw forbidden(
                access.may(Permission.SCHEDULE, folder)
                        ? "This event belongs to " + event.owner() + ": you need the permission to " + manage
                        : "You need the permission to schedule, for events of your own, or to " + manage);
    }

    private static boolean maySomewhere(Access access) {
        return !access.schedulable().isEmpty();
    }

    private static String place(Access access, String folder) {
        String environment = access.environment().name();
        return folder.isEmpty() ? "in " + environment : "in the folder " + folder + " of " + environment;
    }

    /** A host's root is its context: what is outside of it is not the host's. */
    private static Access access(Call call, Environment environment) {
        return new Access(call.caller(), environment, URI.create(call.request().getContextPath() + "/"));
    }

    static ProblemException noSuchEvent() {
        return new ProblemException(Kind.NOT_FOUND, "There is no such event here. It may have been deleted.");
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(Kind.FORBIDDEN, detail);
    }
}
