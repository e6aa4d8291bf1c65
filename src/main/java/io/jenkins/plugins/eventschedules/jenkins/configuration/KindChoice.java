package io.jenkins.plugins.eventschedules.jenkins.configuration;

import io.jenkins.plugins.eventschedules.notification.Kind;

/**
 * One kind of notice as the form offers it.
 *
 * @param word of {@link Kind}, as configurations hold it
 * @param title in plain words
 * @param meaning when it is told
 */
public record KindChoice(String word, String title, String meaning) {

    static KindChoice of(Kind kind) {
        return switch (kind) {
            case SCHEDULED ->
                new KindChoice(kind.word(), Messages.KindChoice_scheduled(), Messages.KindChoice_scheduled_meaning());
            case CHANGED ->
                new KindChoice(kind.word(), Messages.KindChoice_changed(), Messages.KindChoice_changed_meaning());
            case WENT_LIVE ->
                new KindChoice(kind.word(), Messages.KindChoice_wentLive(), Messages.KindChoice_wentLive_meaning());
            case FAILED ->
                new KindChoice(kind.word(), Messages.KindChoice_failed(), Messages.KindChoice_failed_meaning());
            case ENDING_SOON ->
                new KindChoice(kind.word(), Messages.KindChoice_endingSoon(), Messages.KindChoice_endingSoon_meaning());
            case ENDED -> new KindChoice(kind.word(), Messages.KindChoice_ended(), Messages.KindChoice_ended_meaning());
            case CANCELLED ->
                new KindChoice(kind.word(), Messages.KindChoice_cancelled(), Messages.KindChoice_cancelled_meaning());
            case MISSED ->
                new KindChoice(kind.word(), Messages.KindChoice_missed(), Messages.KindChoice_missed_meaning());
            case TEARDOWN_FAILED ->
                new KindChoice(
                        kind.word(),
                        Messages.KindChoice_teardownFailed(),
                        Messages.KindChoice_teardownFailed_meaning());
        };
    }
}
