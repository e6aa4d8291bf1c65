package io.jenkins.plugins.eventschedules.jenkins.cli;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.web.json.Action;
import io.jenkins.plugins.eventschedules.web.json.EventJson;
import io.jenkins.plugins.eventschedules.web.json.EventsJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Events as people read them in a terminal, or as scripts do. */
final class Answers {

    private static final String ROW = "%-26s  %-15s  %-20s  %-20s  %s";

    private Answers() {}

    static byte[] json(Visitor visitor, Event event) {
        return Json.bytes(shown(visitor, event));
    }

    static byte[] json(Visitor visitor, List<Event> events) {
        return Json.bytes(new EventsJson(
                events.stream().map(event -> shown(visitor, event)).toList(), Optional.empty()));
    }

    static List<String> table(List<Event> events) {
        return Stream.concat(
                        Stream.of(String.format(ROW, "ID", "STATUS", "START", "END", "NAME")),
                        events.stream().map(Answers::row))
                .toList();
    }

    private static String row(Event event) {
        return String.format(
                ROW,
                event.id(),
                event.status().word(),
                event.plan().window().start(),
                event.plan().window().end(),
                Printable.of(event.plan().name()));
    }

    private static EventJson shown(Visitor visitor, Event event) {
        String root = Objects.requireNonNullElse(Jenkins.get().getRootUrl(), "");
        return EventJson.of(
                event, visitor.mayChange(event) ? Action.changesOf(event.status()) : Set.of(), URI.create(root));
    }
}
