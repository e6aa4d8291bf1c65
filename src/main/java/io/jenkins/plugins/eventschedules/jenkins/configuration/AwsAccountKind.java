package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of an {@link AwsAccountEnvironment}: what its kinds have in common. */
public abstract class AwsAccountKind extends EnvironmentKind {

    @Override
    public LimitsConfiguration getUsualLimits() {
        return LimitsConfiguration.of(AwsAccountEnvironment.USUAL);
    }

    /** Whether Jenkins has the plugins that it takes. */
    public boolean isReady() {
        return AwsAccess.find().isPresent();
    }

    /** Without the permission to choose, nobody learns which credentials there are. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId, @QueryParameter String folders) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        CredentialsPlace place = new CredentialsPlace(FolderScope.of(folders));
        return AwsAccess.find()
                .filter(access -> place.mayChoose())
                .map(access -> access.credentials(place, credentialsId))
                .orElseGet(() -> onlyCurrent(credentialsId));
    }

    @POST
    public FormValidation doCheckCredentialsId(
            @QueryParameter String value, @QueryParameter String folders, @QueryParameter boolean machineCredentials) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        CredentialsPlace place = new CredentialsPlace(FolderScope.of(folders));
        if (value.isBlank()) {
            return machineCredentials
                    ? FormValidation.ok(Messages.AwsEnvironment_machineCredentials())
                    : FormValidation.error(Messages.AwsEnvironment_noCredentials());
        }
        boolean missing = place.mayChoose()
                && AwsAccess.find()
                        .filter(access -> !access.hasCredentials(value.trim(), place))
                        .isPresent();
        return missing ? FormValidation.error(Messages.AwsEnvironment_noSuchCredentials()) : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckRegion(@QueryParameter String value) {
        return told(AwsFields.region(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public FormValidation doCheckRoleArn(@QueryParameter String value) {
        return told(AwsFields.role(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public FormValidation doCheckExternalId(@QueryParameter String value, @QueryParameter String roleArn) {
        return told(AwsFields.externalId(Util.fixEmptyAndTrim(value), Util.fixEmptyAndTrim(roleArn)));
    }

    @POST
    public FormValidation doCheckTagKey(@QueryParameter String value) {
        return told(AwsFields.tagKey(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public FormValidation doCheckTagValue(@QueryParameter String value) {
        return told(AwsFields.tagValue(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public FormValidation doCheckEndpoint(@QueryParameter String value) {
        return told(AwsFields.endpoint(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public FormValidation doCheckInsights(@QueryParameter String value) {
        return told(AwsFields.insights(Util.fixEmptyAndTrim(value)));
    }

    /**
     * Tries an environment as the form has it now, for whom may save it like this.
     *
     * @param typed makes it; may throw what its constructor throws
     */
    static <T extends AwsAccountEnvironment> FormValidation tried(
            Supplier<T> typed, BiFunction<AwsAccess, T, List<AwsAccess.Finding>> test) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        try {
            T environment = typed.get();
            EventSchedulesConfiguration.get().checkMayChangeTo(environment);
            environment.check();
            return AwsAccess.find()
                    .map(access -> told(test.apply(access, environment)))
                    .orElseGet(() -> FormValidation.error(Messages.AwsEnvironment_noPlugins()));
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation told(Optional<String> problem) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    private static FormValidation told(List<AwsAccess.Finding> findings) {
        return FormValidation.aggregate(findings.stream()
                .map(finding -> finding.works()
                        ? FormValidation.ok(finding.message())
                        : FormValidation.error(finding.message()))
                .toList());
    }

    private static ListBoxModel onlyCurrent(String credentialsId) {
        ListBoxModel current = new ListBoxModel();
        current.add(Messages.AwsEnvironment_none(), "");
        if (!credentialsId.isBlank()) {
            current.add(Messages.AwsEnvironment_asItIs(), credentialsId);
        }
        return current;
    }
}
