package io.jenkins.plugins.eventschedules.jenkins.aws;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import io.jenkins.plugins.eventschedules.aws.account.NoCredentialsException;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The keys of a credential in Jenkins, looked up at every use: a changed or deleted credential counts at once. One that
 * stays the same is asked for its keys only now and then, because a credential with a role asks AWS for them.
 */
final class KeysInJenkins implements AwsCredentialsProvider {

    /** Well below the shortest session that a role gives, 15 minutes. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CredentialsPlace place;
    private final String id;
    private final InstantSource clock;
    private AmazonWebServicesCredentials asked;
    private AwsCredentials keys;
    private Instant since;

    KeysInJenkins(CredentialsPlace place, String id, InstantSource clock) {
        this.place = place;
        this.id = id;
        this.clock = clock;
    }

    /** @throws NoCredentialsException when there are none at present */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        // The id is for whoever may see credentials, and this message is for whoever sees the event.
        AmazonWebServicesCredentials credential = place.find(id, AmazonWebServicesCredentials.class)
                .orElseThrow(
                        () -> new NoCredentialsException(
                                "The AWS credentials of this environment are not in Jenkins. Choose others in its configuration."));
        Instant now = clock.instant();
        if (credential != asked || !now.isBefore(since.plus(FRESH)) || now.isBefore(since)) {
            keys = keys(credential);
            asked = credential;
            since = now;
            place.track(credential);
        }
        return keys;
    }

    private static AwsCredentials keys(AmazonWebServicesCredentials credential) {
        AwsCredentials found;
        try {
            found = credential.resolveCredentials();
        } catch (SdkException e) {
            // AWS' own answer, which whoever makes the call explains.
            throw e;
        } catch (RuntimeException e) {
            throw new NoCredentialsException("The AWS credentials of this environment cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        }
        if (found == null) {
            // Blank keys mean the machine's, which only an administrator may give an environment.
            throw new NoCredentialsException("The AWS credentials of this environment are empty.");
        }
        return found;
    }

    /** Holds keys. */
    @Override
    public String toString() {
        return "KeysInJenkins";
    }
}
