package io.jenkins.plugins.eventschedules.target.document;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The steps of a document by their names, and the ways between them. */
public final class Steps {

    private final Map<String, MainStep> byName = new LinkedHashMap<>();

    Steps(List<MainStep> inOrder) {
        inOrder.forEach(step -> byName.putIfAbsent(step.name(), step));
    }

    public Collection<MainStep> all() {
        return byName.values();
    }

    public Optional<MainStep> first() {
        return byName.values().stream().findFirst();
    }

    public Optional<MainStep> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Where the automation may go after a step: exactly one way or none when everything needed is known. */
    public Set<String> after(MainStep step, Function<String, Optional<String>> known) {
        Set<String> ways = new LinkedHashSet<>();
        for (MainStep.Choice choice : step.choices()) {
            Optional<Boolean> taken = choice.condition().holds(known);
            if (taken.orElse(true)) {
                ways.add(choice.next());
            }
            if (taken.orElse(false)) {
                return ways;
            }
        }
        step.onwards().ifPresent(ways::add);
        return ways;
    }

    /** Every step that the automation may come to from this one, itself included. */
    Set<String> reachable(String from, Function<String, Optional<String>> known) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<MainStep> open = new ArrayDeque<>();
        named(from).ifPresent(open::add);
        while (!open.isEmpty()) {
            MainStep step = open.remove();
            if (reached.add(step.name())) {
                after(step, known).forEach(next -> named(next).ifPresent(open::add));
            }
        }
        return reached;
    }
}
