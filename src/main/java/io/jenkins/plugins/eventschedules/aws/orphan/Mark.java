package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.Map;
import java.util.Optional;

/** What the tags of a thing say of whose it is. */
record Mark(EventId event, String environment, Optional<String> installation) {

    /** @return empty when the tags are not all there, or not as an event puts them */
    static Optional<Mark> of(Map<String, String> tags) {
        String event = tags.get(EventTags.EVENT);
        String environment = tags.get(EventTags.ENVIRONMENT);
        return EventId.isWellFormed(event) && environment != null
                ? Optional.of(new Mark(
                        new EventId(event), environment, Optional.ofNullable(tags.get(EventTags.INSTALLATION))))
                : Optional.empty();
    }
}
