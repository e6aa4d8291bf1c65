package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Folders;
import io.jenkins.plugins.eventschedules.web.json.Action;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A caller in an environment, for one request. The host is asked for the permissions in a folder once: a page of events
 * would ask a thousand times, and could get two different answers.
 */
final class Access {

    /** Events in no folder; also the environment as such. */
    private static final String NONE = "";

    private final Caller caller;
    private final Environment environment;
    private final URI root;
    private final Map<String, Set<Permission>> granted = new TreeMap<>();
    private List<String> schedulable;
    private Set<String> visible;

    /** @param root of the host, in which paths of builds are */
    Access(Caller caller, Environment environment, URI root) {
        this.caller = caller;
        this.environment = environment;
        this.root = root;
    }

    Caller caller() {
        return caller;
    }

    Environment environment() {
        return environment;
    }

    /** In the environment as such, and with its events in no folder. */
    boolean may(Permission permission) {
        return may(permission, NONE);
    }

    boolean may(Permission permission, String folder) {
        return granted(folder).contains(permission);
    }

    boolean maySee(Event event) {
        return may(Permission.VIEW, event.origin().folder());
    }

    boolean mayChange(Event event) {
        String folder = event.origin().folder();
        return may(Permission.MANAGE, folder)
                || (may(Permission.SCHEDULE, folder) && event.owner().equals(caller.id()));
    }

    /** The folders whose events the caller may see. */
    Folders visible() {
        if (visible == null) {
            visible = environment.store().folders().stream()
                    .filter(folder -> may(Permission.VIEW, folder))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return Folders.only(visible);
    }

    /** Where the caller may make events, as far as the host tells; the empty text first where that may be in none. */
    List<String> schedulable() {
        if (schedulable == null) {
            List<String> all = new ArrayList<>(may(Permission.SCHEDULE) ? List.of(NONE) : List.of());
            all.addAll(caller.folders(environment.name()));
            schedulable = List.copyOf(all);
        }
        return schedulable;
    }

    /** What the caller may do here beyond looking, as the API says it. */
    List<String> abilities() {
        return Stream.of(Permission.SCHEDULE, Permission.MANAGE, Permission.CONFIGURE)
                .filter(ability -> may(ability)
                        || (ability == Permission.SCHEDULE && !schedulable().isEmpty()))
                .map(Permission::word)
                .toList();
    }

    /** Everything about the caller on which an answer about several events depends. */
    String sight() {
        return caller.id()
                + visible().only().orElseThrow().stream()
                        .sorted()
                        .map(folder -> "\n" + folder + "\t" + granted(folder))
                        .collect(Collectors.joining());
    }

    /** What the caller could do to the event now. */
    Set<Action> actions(Event event) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        if (mayChange(event)) {
            actions.addAll(Action.changesOf(event.status()));
        }
        if (may(Permission.SCHEDULE, event.origin().folder())) {
            actions.add(Action.CLONE);
        }
        return Collections.unmodifiableSet(actions);
    }

    EventJson shown(Event event) {
        return EventJson.of(event, actions(event), root);
    }

    Actor actor() {
        return Actor.person(caller.id());
    }

    private Set<Permission> granted(String folder) {
        return granted.computeIfAbsent(folder, name -> Stream.of(Permission.values())
                .filter(permission -> caller.may(permission, environment.name(), name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class))));
    }
}
