package io.jenkins.plugins.eventschedules.aws.account;

import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Where the credentials of an environment come from, before any role is assumed. */
public sealed interface CredentialsSource {

    /** The SDK's own search: environment variables, system properties, profiles, container and instance roles. */
    record DefaultChain() implements CredentialsSource {}

    /** A named profile of the machine's AWS configuration. */
    record Profile(String name) implements CredentialsSource {
        public Profile {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a profile has a name");
            }
        }
    }

    /**
     * Somebody else's, asked at every use, so that a changed secret counts at once.
     *
     * @param provider throws {@link NoCredentialsException} while there are none
     */
    record Supplied(AwsCredentialsProvider provider) implements CredentialsSource {
        public Supplied {
            Objects.requireNonNull(provider, "provider");
        }

        /** A provider's own text might hold what it provides. */
        @Override
        public String toString() {
            return "Supplied[****]";
        }
    }
}
