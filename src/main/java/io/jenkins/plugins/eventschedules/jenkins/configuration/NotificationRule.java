package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.eventschedules.notification.Audience;
import io.jenkins.plugins.eventschedules.notification.Channel;
import io.jenkins.plugins.eventschedules.notification.Kind;
import io.jenkins.plugins.eventschedules.notification.Receiver;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.DataBoundSetter;

/** Who is told of what, as it is configured. Each way to tell extends this. */
public abstract class NotificationRule implements Describable<NotificationRule>, ExtensionPoint {

    private final String name;
    private String environment;
    private String kinds;
    private String folder;
    private String beforeEnd;

    /** @param name stays with how far it has been told: under another name it begins anew */
    protected NotificationRule(String name) {
        String given = name == null ? "" : name.trim();
        if (!EnvironmentConfiguration.NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(Messages.EnvironmentConfiguration_badName());
        }
        this.name = given;
    }

    /** @throws IllegalArgumentException when nobody can be told like this; the message says why */
    public abstract void check();

    protected abstract Channel channel(InstantSource clock);

    /** How it is told, as {@link Receiver} wants it said. */
    protected abstract String means();

    /** Each is told by itself. */
    protected abstract List<String> recipients();

    public final boolean concerns(String anEnvironment) {
        return environment == null || environment.equals(anEnvironment);
    }

    public final Receiver receiver(InstantSource clock) {
        Set<Kind> wanted = kinds(kinds);
        return new Receiver(
                name,
                means(),
                channel(clock),
                Audience.always(recipients(), wanted, Optional.ofNullable(folder)),
                wanted.contains(Kind.ENDING_SOON)
                        ? Optional.ofNullable(beforeEnd)
                                .flatMap(DurationText::parse)
                                .or(() -> Optional.of(Receiver.USUAL_BEFORE_END))
                        : Optional.empty());
    }

    public final String getName() {
        return name;
    }

    /** The one environment that it is about; null means all. */
    public final String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public final void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    /** The words of {@link Kind} with blanks or commas between them; null means {@link Kind#ATTENTION}. */
    public final String getKinds() {
        return kinds;
    }

    /** Whether a kind was asked for by its word, and is not told only because none was. */
    public final boolean hasChosen(String word) {
        return words(kinds).stream().anyMatch(word::equalsIgnoreCase);
    }

    /** @throws IllegalArgumentException when one is no such word */
    @DataBoundSetter
    public final void setKinds(String kinds) {
        String given = Util.fixEmptyAndTrim(kinds);
        kinds(given);
        this.kinds = given;
    }

    /** Whose events, with those of the folders below it; null means all. */
    public final String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public final void setFolder(String folder) {
        String given = Util.fixEmptyAndTrim(folder);
        this.folder = given == null ? null : Util.fixEmptyAndTrim(given.replaceAll("^/+|/+$", ""));
    }

    /** How long before its end a reminder comes; null means 15 minutes. */
    public final String getBeforeEnd() {
        return beforeEnd;
    }

    /** @throws IllegalArgumentException when it is no duration, or none at all */
    @DataBoundSetter
    public final void setBeforeEnd(String beforeEnd) {
        String given = Util.fixEmptyAndTrim(beforeEnd);
        problemOfBeforeEnd(given).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        this.beforeEnd = given;
    }

    static Optional<String> problemOfBeforeEnd(String text) {
        return text == null
                        || DurationText.parse(text)
                                .filter(each -> !each.isZero())
                                .isPresent()
                ? Optional.empty()
                : Optional.of(Messages.LimitsConfiguration_notADuration(text));
    }

    /** @throws IllegalArgumentException when one is no such word */
    static Set<Kind> kinds(String words) {
        if (words == null) {
            return Kind.ATTENTION;
        }
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        for (String word : words.trim().split("[\\s,]+")) {
            found.add(Kind.of(word)
                    .orElseThrow(
                            () -> new IllegalArgumentException(Messages.NotificationRule_badKind(word, Kind.WORDS))));
        }
        return found;
    }

    static List<String> words(String text) {
        return Objects.requireNonNullElse(text, "")
                .lines()
                .flatMap(line -> List.of(line.split("[\\s,;]+")).stream())
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
