package io.jenkins.plugins.eventschedules.aws.takeover;

import io.jenkins.plugins.eventschedules.event.Printable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of the rows, for people. */
public final class OutcomeLines {

    private OutcomeLines() {}

    /** @param done whether it was done, and is not only a plan */
    public static List<String> of(List<Outcome> outcomes, boolean done) {
        List<String> lines = new ArrayList<>();
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (Outcome outcome : outcomes) {
            counts.merge(outcome.fate(), 1, Integer::sum);
            lines.add(String.format(Locale.ROOT, "%-9s %s", word(outcome.fate(), done), subject(outcome)));
            outcome.remarks().forEach(remark -> lines.add("          " + remark));
        }
        counts.forEach((fate, count) -> lines.add(count + " " + word(fate, done)));
        if (!done && counts.containsKey(Fate.TAKEN)) {
            lines.add("Nothing was changed. To make the events: --apply");
        }
        return lines.stream().map(Printable::of).toList();
    }

    private static String subject(Outcome outcome) {
        String here = outcome.fate() == Fate.TAKEN || outcome.fate() == Fate.THERE
                ? outcome.event().map(id -> " as " + id).orElse("")
                : "";
        return outcome.sample().isEmpty()
                ? outcome.where()
                : "\"" + outcome.name() + "\" (" + outcome.sample() + ")" + here;
    }

    private static String word(Fate fate, boolean done) {
        return switch (fate) {
            case TAKEN -> done ? "made" : "to make";
            case THERE -> "there";
            case OVER -> "over";
            case LATE -> "late";
            case RUNNING -> "running";
            case UNFIT -> "unfit";
            case NO_EVENT -> "no event";
            case BROKEN -> "broken";
        };
    }
}
