package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Dialect;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Users, roles and the credentials with which they call. Sessions live by the machine's clock, which is the one that the
 * SDK looks at to renew them.
 */
public final class Identities {

    /** @param token of a session; empty for a user's lasting key */
    record Key(Principal principal, Optional<String> token, Instant expires) {}

    private final Map<String, Identity> byArn = new HashMap<>();
    private final Map<String, Key> keys = new HashMap<>();
    private final Place home;
    private final InstantSource wall;
    private int sessions;

    public Identities(Place home, InstantSource wall) {
        this.home = home;
        this.wall = wall;
    }

    /** The role of that name in the first account. */
    public Identity role(String name) {
        return roleAt(home.globalArn("iam", "role/" + name));
    }

    public synchronized Identity roleAt(String arn) {
        return byArn.computeIfAbsent(arn, Identity::new);
    }

    /** A user of the first account, who signs with the access key that is told. */
    public synchronized Identity user(String name, String accessKey) {
        String arn = home.globalArn("iam", "user/" + name);
        keys.put(accessKey, new Key(Principal.user(arn), Optional.empty(), Instant.MAX));
        return byArn.computeIfAbsent(arn, Identity::new);
    }

    public synchronized void delete(String arn) {
        byArn.remove(arn);
    }

    public synchronized Optional<Identity> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** All sessions that there are end: the next call with any of them is told that its token is expired. */
    public synchronized void expireSessions() {
        keys.replaceAll((id, key) -> key.token().isEmpty() ? key : new Key(key.principal(), key.token(), Instant.MIN));
    }

    /** Who signs with this key; an error if nobody does, or no longer. */
    public synchronized Principal authenticate(String accessKey, Optional<String> token, Dialect dialect) {
        Key key = keys.get(accessKey);
        if (key == null || !key.token().equals(token)) {
            throw dialect.unknownKey();
        }
        if (!wall.instant().isBefore(key.expires())) {
            throw dialect.expired();
        }
        return key.principal();
    }

    synchronized Map.Entry<String, Key> openSession(String role, String name, int seconds) {
        String id = "ASIA" + String.format("%016d", ++sessions);
        Key key = new Key(
                Principal.assumed(role, name),
                Optional.of("token-" + sessions),
                wall.instant().plusSeconds(seconds));
        keys.put(id, key);
        return Map.entry(id, key);
    }

    public boolean allow(Principal principal, Need need) {
        return find(principal.identity())
                .filter(identity -> identity.policy().allow(need))
                .isPresent();
    }

    Policy.Decision decide(String arn, Need need) {
        return find(arn).map(identity -> identity.policy().decide(need)).orElse(Policy.Decision.implicitDeny);
    }

    /** Whether there is such a role, and the service may act as it. */
    public boolean lets(String service, String role) {
        return find(role).filter(found -> found.trusted().contains(service)).isPresent();
    }

    /** What a service makes of a role that it is handed: the calls that it then makes are the role's. */
    public Principal assumeFor(String service, String role, String session) {
        Identity identity = find(role)
                .filter(found -> found.trusted().contains(service))
                .orElseThrow(() -> new AwsError(
                        "ValidationException",
                        400,
                        "The role " + role + " is not there, or does not let " + service + " assume it."));
        return Principal.assumed(identity.arn(), session);
    }
}
