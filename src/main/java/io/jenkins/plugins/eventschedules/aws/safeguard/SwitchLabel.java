package io.jenkins.plugins.eventschedules.aws.safeguard;

import io.jenkins.plugins.eventschedules.event.EventId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a dead man's switch is. A schedule takes no tags, so its name and its description say it.
 *
 * @param installation absent in switches that were armed before installations had names
 */
public record SwitchLabel(EventId event, String environment, Optional<String> installation) {

    /** What the names of all switches begin with. */
    public static final String PREFIX = "event-schedules-";

    private static final Pattern DESCRIPTION = Pattern.compile("Takes down the event (\\S+) of the environment (\\S+)"
            + "(?: of the installation (\\S+))? if nobody has done so by then\\.");

    public static String name(EventId event) {
        return PREFIX + event.value();
    }

    /** The event in the name of a schedule; empty when it is no switch of ours. */
    public static Optional<EventId> event(String name) {
        return Optional.of(name)
                .filter(text -> text.startsWith(PREFIX))
                .map(text -> text.substring(PREFIX.length()))
                .filter(EventId::isWellFormed)
                .map(EventId::new);
    }

    String description() {
        return "Takes down the event " + event + " of the environment " + environment
                + installation.map(name -> " of the installation " + name).orElse("")
                + " if nobody has done so by then.";
    }

    /** @return empty when this is no description that a switch of ours has */
    public static Optional<SwitchLabel> read(String description) {
        Matcher matcher = DESCRIPTION.matcher(description);
        return matcher.matches() && EventId.isWellFormed(matcher.group(1))
                ? Optional.of(new SwitchLabel(
                        new EventId(matcher.group(1)), matcher.group(2), Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }
}
