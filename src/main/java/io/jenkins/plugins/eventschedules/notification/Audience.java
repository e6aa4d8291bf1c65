package io.jenkins.plugins.eventschedules.notification;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wants to be told of something. */
@FunctionalInterface
public interface Audience {

    /** Empty when nobody does. */
    List<String> of(Notice notice);

    /**
     * The same people, whoever made the event.
     *
     * @param folder whose events, with those of the folders below it; absent for all
     */
    static Audience always(List<String> people, Set<Kind> kinds, Optional<String> folder) {
        return notice -> kinds.contains(notice.kind())
                        && folder.map(name -> isWithin(notice.folder(), name)).orElse(true)
                ? people
                : List.of();
    }

    private static boolean isWithin(String folder, String around) {
        return folder.equals(around) || folder.startsWith(around + "/");
    }
}
