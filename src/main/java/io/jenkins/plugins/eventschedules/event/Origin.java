package io.jenkins.plugins.eventschedules.event;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an event comes from. Fixed when the event is made: no person changes it, and only the folder follows when the
 * host renames or moves it.
 *
 * @param folder the full name of the folder that the event belongs to, its parts separated by slashes; empty for an
 *     event in no folder
 * @param series the recurrence that it is one occurrence of
 * @param build the run of a pipeline that made it
 */
public record Origin(String folder, Optional<String> series, Optional<Build> build) {

    /** In no folder, alone, and made by a person. */
    public static final Origin NONE = new Origin("", Optional.empty(), Optional.empty());

    private static final Pattern FOLDER = Pattern.compile("[^/\\p{Cc}\\p{Cs}]+(/[^/\\p{Cc}\\p{Cs}]+)*");
    private static final int LONGEST_FOLDER = 1_000;

    public Origin {
        Require.that(folder.isEmpty() || isFolder(folder), "not the full name of a folder");
        Require.that(series.map(id -> !id.isBlank()).orElse(true), "a series has an id");
        Objects.requireNonNull(build, "build");
    }

    public static Origin in(String folder) {
        return new Origin(folder, Optional.empty(), Optional.empty());
    }

    /** Whether a text could be the full name of a folder, up to 1,000 characters; whether there is one is not asked. */
    public static boolean isFolder(String text) {
        return text.length() <= LONGEST_FOLDER && FOLDER.matcher(text).matches();
    }

    public Origin madeBy(Build run) {
        return new Origin(folder, series, Optional.of(run));
    }

    public Origin occurrenceOf(String id) {
        return new Origin(folder, Optional.of(id), build);
    }

    /** The same, in another folder. */
    public Origin movedTo(String other) {
        return new Origin(other, series, build);
    }
}
