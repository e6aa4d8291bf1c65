package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An environment in an AWS account, run by this Jenkins. */
public final class AwsEnvironment extends AwsAccountEnvironment {

    private static final Duration USUAL_GRACE = Duration.ofHours(1);

    private String automationRoleArn;
    private String safeguardRoleArn;
    private String safeguardGrace;

    @DataBoundConstructor
    public AwsEnvironment(String name, String region) {
        super(name, region);
    }

    @Override
    protected Stream<Optional<String>> moreProblems() {
        return Stream.of(
                AwsFields.role(automationRoleArn), AwsFields.role(safeguardRoleArn), AwsFields.grace(safeguardGrace));
    }

    @Override
    public RunningEnvironment open(Site site) {
        return AwsAccess.find()
                .orElseThrow(() -> new IllegalStateException(Messages.AwsEnvironment_noPlugins()))
                .open(this, site);
    }

    /** The role with which documents work; null means that each brings its own. */
    public String getAutomationRoleArn() {
        return automationRoleArn;
    }

    @DataBoundSetter
    public void setAutomationRoleArn(String automationRoleArn) {
        this.automationRoleArn = Util.fixEmptyAndTrim(automationRoleArn);
    }

    /** The role with which EventBridge Scheduler takes down what this Jenkins did not; null means no such safeguard. */
    public String getSafeguardRoleArn() {
        return safeguardRoleArn;
    }

    @DataBoundSetter
    public void setSafeguardRoleArn(String safeguardRoleArn) {
        this.safeguardRoleArn = Util.fixEmptyAndTrim(safeguardRoleArn);
    }

    /** How long after the end of an event the safeguard acts, as {@link DurationText} reads it. */
    public String getSafeguardGrace() {
        return Objects.requireNonNullElse(safeguardGrace, DurationText.of(USUAL_GRACE));
    }

    @DataBoundSetter
    public void setSafeguardGrace(String safeguardGrace) {
        this.safeguardGrace = unlessUsual(safeguardGrace, DurationText.of(USUAL_GRACE));
    }

    /** The form of {@link AwsEnvironment}. */
    @Extension
    @Symbol("aws")
    public static final class DescriptorImpl extends AwsAccountKind {

        @Override
        public String getDisplayName() {
            return Messages.AwsEnvironment_displayName();
        }

        @Override
        public String getUsualName() {
            return "aws";
        }

        @POST
        public FormValidation doCheckAutomationRoleArn(@QueryParameter String value) {
            return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckSafeguardRoleArn(@QueryParameter String value) {
            return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckSafeguardGrace(@QueryParameter String value) {
            return told(AwsFields.grace(Util.fixEmptyAndTrim(value)));
        }

        /** Tries the environment as the form has it now, for whom may save it like this. */
        @POST
        public FormValidation doTest(
                @QueryParameter String name,
                @QueryParameter String folders,
                @QueryParameter String region,
                @QueryParameter String credentialsId,
                @QueryParameter boolean machineCredentials,
                @QueryParameter String roleArn,
                @QueryParameter String externalId,
                @QueryParameter String tagKey,
                @QueryParameter String tagValue,
                @QueryParameter String endpoint) {
            return tried(
                    () -> {
                        AwsEnvironment typed = new AwsEnvironment(name, region);
                        typed.setFolders(folders);
                        typed.setCredentialsId(credentialsId);
                        typed.setMachineCredentials(machineCredentials);
                        typed.setRoleArn(roleArn);
                        typed.setExternalId(externalId);
                        typed.setTagKey(tagKey);
                        typed.setTagValue(tagValue);
                        typed.setEndpoint(endpoint);
                        return typed;
                    },
                    AwsAccess::test);
        }
    }
}
