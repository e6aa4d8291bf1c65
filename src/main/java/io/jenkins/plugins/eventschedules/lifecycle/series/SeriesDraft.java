package io.jenkins.plugins.eventschedules.lifecycle.series;

import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.util.List;

/**
 * A series as it was typed, nothing checked.
 *
 * @param draft of one occurrence; its window says from when on, and from when to when in the day
 * @param rule see {@link Rule}; may be null
 * @param except dates on which there is no occurrence although the rule gives one, such as {@code 2027-01-01}
 */
public record SeriesDraft(Draft draft, String rule, List<String> except) {

    public SeriesDraft {
        except = List.copyOf(except);
    }
}
