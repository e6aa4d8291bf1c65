package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.eventschedules.archive.ArchiveFinished;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.stapler.DataBoundSetter;

/** An environment as it is configured. Each kind of environment extends this and knows how to run. */
public abstract class EnvironmentConfiguration implements Describable<EnvironmentConfiguration>, ExtensionPoint {

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final String name;
    private String label;
    private String folders;
    private LimitsConfiguration limits;
    private Integer keepDays;

    /** @param name stays with every stored event: under another name it is another environment */
    protected EnvironmentConfiguration(String name) {
        String given = name == null ? "" : name.trim();
        if (!NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(Messages.EnvironmentConfiguration_badName());
        }
        this.name = given;
    }

    /** Starts to run its events. */
    public abstract RunningEnvironment open(Site site);

    /** @throws IllegalArgumentException when it cannot run as it is configured; the message says why */
    public abstract void check();

    /**
     * Whether its events begin and end elsewhere, so that this Jenkins holds up nothing by being down, about to shut down,
     * or without this environment.
     */
    public boolean endsWithoutJenkins() {
        return false;
    }

    /** What its kind allows where nothing else is configured. */
    protected abstract Limits usualLimits();

    /**
     * Asks for what a person needs beyond the permission to configure, to have it become this.
     *
     * @param before the environment of this name as it is now; empty when there is none
     * @throws org.springframework.security.access.AccessDeniedException when they may not
     */
    protected void checkMayBecomeThis(Optional<EnvironmentConfiguration> before) {
        // Most kinds hold nothing that is not for everybody who may configure.
    }

    public final String getName() {
        return name;
    }

    /** Its name for people. */
    public final String getLabel() {
        return label == null ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : label;
    }

    @DataBoundSetter
    public final void setLabel(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    /** The folders that may use it, a full name a line; null means everybody. */
    public final String getFolders() {
        return folders;
    }

    @DataBoundSetter
    public final void setFolders(String folders) {
        this.folders = Util.fixEmptyAndTrim(folders);
    }

    public final LimitsConfiguration getLimits() {
        return limits;
    }

    @DataBoundSetter
    public final void setLimits(LimitsConfiguration limits) {
        // The form always sends some; kept, an export as code would hold what nobody chose.
        this.limits = limits == null || limits.areUsual() ? null : limits;
    }

    /** @throws IllegalArgumentException when they contradict each other; the message says how */
    public final Limits limits() {
        return limits == null ? usualLimits() : limits.over(usualLimits());
    }

    /** How many days after the last that happened to it an event is archived; null means 400, and 0 never. */
    public final Integer getKeepDays() {
        return keepDays;
    }

    /** @throws IllegalArgumentException when it is negative */
    @DataBoundSetter
    public final void setKeepDays(Integer keepDays) {
        if (keepDays != null && keepDays < 0) {
            throw new IllegalArgumentException(Messages.EnvironmentConfiguration_badKeepDays());
        }
        this.keepDays = keepDays;
    }

    /** How long after the last that happened to it an event is archived; empty when it never is. */
    public final Optional<Duration> keep() {
        Duration keep = keepDays == null ? ArchiveFinished.USUAL : Duration.ofDays(keepDays);
        return Optional.of(keep).filter(length -> !length.isZero());
    }

    public final FolderScope scope() {
        return FolderScope.of(folders);
    }
}
