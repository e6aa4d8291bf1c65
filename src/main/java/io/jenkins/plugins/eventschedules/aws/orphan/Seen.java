package io.jenkins.plugins.eventschedules.aws.orphan;

import java.util.List;

/**
 * What a look at one kind of thing found.
 *
 * @param gaps what it could not look at, for a person
 */
record Seen(List<Left> left, List<String> gaps) {

    Seen {
        left = List.copyOf(left);
        gaps = List.copyOf(gaps);
    }
}
