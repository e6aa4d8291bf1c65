package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.util.Optional;

/**
 * Who calls: a user, or a role that somebody or some service has assumed.
 *
 * @param arn as AWS tells it: `…:user/tester` or `…:assumed-role/runner/session`
 * @param role the ARN of the assumed role; empty for a user
 */
public record Principal(String arn, Optional<String> role) {

    public static Principal user(String arn) {
        return new Principal(arn, Optional.empty());
    }

    /** A session of the role, under the name that it was given. */
    public static Principal assumed(String role, String session) {
        String place = role.substring(0, role.indexOf(":role/")).replace(":iam:", ":sts:");
        String name = role.substring(role.lastIndexOf('/') + 1);
        return new Principal(place + ":assumed-role/" + name + "/" + session, Optional.of(role));
    }

    /** What policies, portfolios and trust name: the role rather than its session. */
    public String identity() {
        return role.orElse(arn);
    }

    public String account() {
        return arn.split(":")[4];
    }

    /** Empty for a user. */
    public Optional<String> session() {
        return role.map(assumed -> arn.substring(arn.lastIndexOf('/') + 1));
    }
}
