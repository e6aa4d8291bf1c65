package io.jenkins.plugins.eventschedules.aws.takeover;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a row, for programs.
 *
 * @param fate {@code taken}, {@code there}, {@code over}, {@code late}, {@code running}, {@code unfit}, {@code no_event} or
 *     {@code broken}
 */
public record OutcomeJson(
        String where, String sample, String name, String fate, Optional<String> event, List<String> remarks) {

    public static List<OutcomeJson> of(List<Outcome> outcomes) {
        return outcomes.stream().map(OutcomeJson::of).toList();
    }

    private static OutcomeJson of(Outcome outcome) {
        return new OutcomeJson(
                outcome.where(),
                outcome.sample(),
                outcome.name(),
                Word.of(outcome.fate()),
                outcome.event().map(EventId::value),
                outcome.remarks());
    }
}
