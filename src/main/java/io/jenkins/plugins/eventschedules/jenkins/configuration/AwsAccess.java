package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.eventschedules.aws.register.Register;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import java.util.List;
import java.util.Optional;

/**
 * The way to AWS. It is there only together with the plugins that bring the SDK and its credentials: whoever needs no
 * account needs none of them, and nothing but this may touch their classes.
 */
public interface AwsAccess extends ExtensionPoint {

    /** Empty when Jenkins does not have the plugins. */
    static Optional<AwsAccess> find() {
        return ExtensionList.lookup(AwsAccess.class).stream().findFirst();
    }

    /** Starts to run the events of an environment. Calls nobody yet. */
    RunningEnvironment open(AwsEnvironment wanted, Site site);

    /** Opens a house for events that AWS leads. Calls nobody yet. */
    RunningEnvironment open(AwsStepFunctionsEnvironment wanted, Site site);

    /**
     * What was tried, and how it went.
     *
     * @param message for a person who may configure; names no credential
     */
    record Finding(boolean works, String message) {}

    /** Tries what an environment needs before its first event, which takes some seconds at most. */
    List<Finding> test(AwsEnvironment wanted);

    List<Finding> test(AwsStepFunctionsEnvironment wanted);

    /**
     * The way to prepare the account of an environment.
     *
     * @param credentials the id of an administrator's, of those of Jenkins; those of the environment when absent
     */
    Register register(AwsAccountEnvironment wanted, Optional<String> credentials);

    /** Whether there is such a credential. */
    boolean hasCredentials(String id, CredentialsPlace place);

    /** The credentials that can be chosen there, the one that is chosen now included. */
    ListBoxModel credentials(CredentialsPlace place, String current);
}
