package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.Optional;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An environment in an AWS account whose events Step Functions leads there, whether this Jenkins is up or not. */
public final class AwsStepFunctionsEnvironment extends AwsAccountEnvironment {

    private final String tableName;
    private final String stateMachineArn;

    @DataBoundConstructor
    public AwsStepFunctionsEnvironment(String name, String region, String tableName, String stateMachineArn) {
        super(name, region);
        this.tableName = Util.fixEmptyAndTrim(tableName);
        this.stateMachineArn = Util.fixEmptyAndTrim(stateMachineArn);
    }

    /** The table that holds the events: the output of this name of the deployment. */
    public String getTableName() {
        return tableName;
    }

    /** The state machine that leads them: the output of this name of the same deployment. */
    public String getStateMachineArn() {
        return stateMachineArn;
    }

    @Override
    public boolean endsWithoutJenkins() {
        return true;
    }

    @Override
    protected Stream<Optional<String>> moreProblems() {
        return Stream.of(AwsFields.table(tableName), AwsFields.stateMachine(stateMachineArn, getRegion()));
    }

    @Override
    public RunningEnvironment open(Site site) {
        return AwsAccess.find()
                .orElseThrow(() -> new IllegalStateException(Messages.AwsEnvironment_noPlugins()))
                .open(this, site);
    }

    /** The form of {@link AwsStepFunctionsEnvironment}. */
    @Extension
    @Symbol("awsStepFunctions")
    public static final class DescriptorImpl extends AwsAccountKind {

        @Override
        public String getDisplayName() {
            return Messages.AwsStepFunctionsEnvironment_displayName();
        }

        @Override
        public String getUsualName() {
            return "aws";
        }

        @POST
        public FormValidation doCheckTableName(@QueryParameter String value) {
            return told(AwsFields.table(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckStateMachineArn(@QueryParameter String value, @QueryParameter String region) {
            return told(AwsFields.stateMachine(Util.fixEmptyAndTrim(value), Util.fixEmptyAndTrim(region)));
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
                @QueryParameter String endpoint,
                @QueryParameter String tableName,
                @QueryParameter String stateMachineArn) {
            return tried(
                    () -> {
                        AwsStepFunctionsEnvironment typed =
                                new AwsStepFunctionsEnvironment(name, region, tableName, stateMachineArn);
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
