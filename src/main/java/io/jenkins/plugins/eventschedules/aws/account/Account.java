package io.jenkins.plugins.eventschedules.aws.account;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where an environment lives and as whom it works.
 *
 * @param role assumed for every call; absent when the source's own permissions do
 * @param endpoint in place of AWS itself, for every service; an administrator's alone, since credentials go there
 */
public record Account(Region region, CredentialsSource source, Optional<AssumedRole> role, Optional<URI> endpoint) {

    public Account {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(endpoint, "endpoint");
    }
}
