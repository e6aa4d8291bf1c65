package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * What an environment allows. Each limit but the number of events is a duration as {@link DurationText}
 * reads it; null is the usual one.
 */
public final class LimitsConfiguration implements Describable<LimitsConfiguration> {

    private String maximumDuration;
    private String maximumLead;
    private String maximumAhead;
    private String defaultLead;
    private String minimumUseful;
    private String prerollTimeout;
    private String postrollTimeout;
    private Integer maximumConcurrent;

    @DataBoundConstructor
    public LimitsConfiguration() {
        // Every limit has a usual value.
    }

    /** The same limits as a person would type them. */
    static LimitsConfiguration of(Limits limits) {
        LimitsConfiguration typed = new LimitsConfiguration();
        typed.maximumDuration = DurationText.of(limits.maximumDuration());
        typed.maximumLead = DurationText.of(limits.maximumLead());
        typed.maximumAhead = DurationText.of(limits.maximumAhead());
        typed.defaultLead = DurationText.of(limits.defaultLead());
        typed.minimumUseful = DurationText.of(limits.minimumUseful());
        typed.prerollTimeout = DurationText.of(limits.prerollTimeout());
        typed.postrollTimeout = DurationText.of(limits.postrollTimeout());
        typed.maximumConcurrent = limits.maximumConcurrent().orElse(null);
        return typed;
    }

    /** Whether nobody chose any of them. */
    boolean areUsual() {
        return Stream.of(
                        maximumDuration,
                        maximumLead,
                        maximumAhead,
                        defaultLead,
                        minimumUseful,
                        prerollTimeout,
                        postrollTimeout,
                        maximumConcurrent)
                .allMatch(Objects::isNull);
    }

    /** @throws IllegalArgumentException when the limits contradict each other; the message says how */
    Limits over(Limits usual) {
        return new Limits(
                or(maximumDuration, usual.maximumDuration()),
                or(maximumLead, usual.maximumLead()),
                or(maximumAhead, usual.maximumAhead()),
                or(defaultLead, usual.defaultLead()),
                or(minimumUseful, usual.minimumUseful()),
                or(prerollTimeout, usual.prerollTimeout()),
                or(postrollTimeout, usual.postrollTimeout()),
                Optional.ofNullable(maximumConcurrent).or(usual::maximumConcurrent));
    }

    public String getMaximumDuration() {
        return maximumDuration;
    }

    @DataBoundSetter
    public void setMaximumDuration(String text) {
        maximumDuration = checked(text);
    }

    public String getMaximumLead() {
        return maximumLead;
    }

    @DataBoundSetter
    public void setMaximumLead(String text) {
        maximumLead = checked(text);
    }

    public String getMaximumAhead() {
        return maximumAhead;
    }

    @DataBoundSetter
    public void setMaximumAhead(String text) {
        maximumAhead = checked(text);
    }

    public String getDefaultLead() {
        return defaultLead;
    }

    @DataBoundSetter
    public void setDefaultLead(String text) {
        defaultLead = checked(text);
    }

    public String getMinimumUseful() {
        return minimumUseful;
    }

    @DataBoundSetter
    public void setMinimumUseful(String text) {
        minimumUseful = checked(text);
    }

    public String getPrerollTimeout() {
        return prerollTimeout;
    }

    @DataBoundSetter
    public void setPrerollTimeout(String text) {
        prerollTimeout = checked(text);
    }

    public String getPostrollTimeout() {
        return postrollTimeout;
    }

    @DataBoundSetter
    public void setPostrollTimeout(String text) {
        postrollTimeout = checked(text);
    }

    /** How many events may have resources at the same moment; null means any number. */
    public Integer getMaximumConcurrent() {
        return maximumConcurrent;
    }

    @DataBoundSetter
    public void setMaximumConcurrent(Integer count) {
        if (count != null && count < 1) {
            throw new IllegalArgumentException(Messages.LimitsConfiguration_notACount());
        }
        maximumConcurrent = count;
    }

    private static String checked(String text) {
        String given = Util.fixEmptyAndTrim(text);
        if (given != null && DurationText.parse(given).isEmpty()) {
            throw new IllegalArgumentException(Messages.LimitsConfiguration_notADuration(given));
        }
        return given;
    }

    private static Duration or(String text, Duration usual) {
        return text == null ? usual : DurationText.parse(text).orElse(usual);
    }

    /** The form of {@link LimitsConfiguration}. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<LimitsConfiguration> {

        @Override
        public String getDisplayName() {
            return Messages.LimitsConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckMaximumDuration(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckMaximumLead(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckMaximumAhead(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckDefaultLead(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckMinimumUseful(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckPrerollTimeout(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckPostrollTimeout(@QueryParameter String value) {
            return check(value);
        }

        @POST
        public FormValidation doCheckMaximumConcurrent(@QueryParameter String value) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            String given = Util.fixEmptyAndTrim(value);
            return given == null || given.matches("0*[1-9]\\d{0,8}")
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.LimitsConfiguration_notACount());
        }

        private static FormValidation check(String value) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            String given = Util.fixEmptyAndTrim(value);
            if (given == null) {
                return FormValidation.ok();
            }
            return DurationText.parse(given)
                    .map(duration -> FormValidation.ok(DurationText.of(duration)))
                    .orElseGet(() -> FormValidation.error(Messages.LimitsConfiguration_notADuration(given)));
        }
    }
}
