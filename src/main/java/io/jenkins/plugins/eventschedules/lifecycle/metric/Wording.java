package io.jenkins.plugins.eventschedules.lifecycle.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text that may name parameters and outputs of an event. */
public record Wording(List<Part> parts) {

    /** A piece of it. */
    public sealed interface Part {

        /** As it is. */
        record Text(String text) implements Part {}

        /** What the event has under this name. */
        record Reference(String name) implements Part {}
    }

    public Wording {
        parts = List.copyOf(parts);
    }

    public static Wording of(String text) {
        return new Wording(List.of(new Part.Text(text)));
    }

    /** The names, in order. */
    public List<String> references() {
        return parts.stream()
                .filter(Part.Reference.class::isInstance)
                .map(part -> ((Part.Reference) part).name())
                .toList();
    }

    /** The text itself; empty when one of its names is not known. */
    public Optional<String> filled(Function<String, Optional<String>> known) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Optional<String> piece = part instanceof Part.Reference reference
                    ? known.apply(reference.name())
                    : Optional.of(((Part.Text) part).text());
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            text.append(piece.get());
        }
        return Optional.of(text.toString());
    }

    /** The same for every event, so that what two events measured can be compared. */
    public String pattern() {
        return parts.stream()
                .map(part -> part instanceof Part.Text text
                        ? text.text().replace("@", "@@")
                        : "@" + ((Part.Reference) part).name() + "@")
                .collect(Collectors.joining());
    }
}
