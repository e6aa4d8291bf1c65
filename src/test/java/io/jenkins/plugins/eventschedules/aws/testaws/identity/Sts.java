package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Security Token Service. */
public final class Sts {

    private final Identities identities;

    public Sts(Identities identities) {
        this.identities = identities;
    }

    public Operations operations() {
        return new Operations("sts")
                .offer("GetCallerIdentity", new Operation(call -> List.of(), this::callerIdentity))
                .offer("AssumeRole", call -> call.input().text("RoleArn"), this::assumeRole);
    }

    private Answer callerIdentity(Call call) {
        Principal principal = call.principal();
        String id = principal.session().map(session -> "AROATESTAWS:" + session).orElse("AIDATESTAWS");
        return Answer.with("UserId", id).and("Account", principal.account()).and("Arn", principal.arn());
    }

    private Answer assumeRole(Call call) {
        String role = call.input().text("RoleArn");
        String session = call.input().matching("RoleSessionName", "[\\w+=,.@-]{2,64}");
        Optional<String> externalId = call.input().optionalMatching("ExternalId", "[\\w+=,.@:\\/-]{2,1224}");
        int seconds = call.input().number("DurationSeconds").orElse(3600);
        if (seconds < 900 || seconds > 43200) {
            throw AwsError.invalid("Value '" + seconds + "' at 'durationSeconds' failed to satisfy constraint: Member "
                    + "must have value between 900 and 43200");
        }
        String who = call.principal().identity();
        // AWS does not say which of these it is, so that nobody learns which roles there are.
        identities
                .find(role)
                .filter(found -> found.lets(who, call.principal().account(), externalId))
                .orElseThrow(() -> call.dialect().denied(call.principal(), new Need("sts:AssumeRole", role)));
        Map.Entry<String, Identities.Key> opened = identities.openSession(role, session, seconds);
        Principal assumed = opened.getValue().principal();
        return Answer.with(
                        "Credentials",
                        Answer.with("AccessKeyId", opened.getKey())
                                .and("SecretAccessKey", "secret-of-" + opened.getKey())
                                .and("SessionToken", opened.getValue().token())
                                .and("Expiration", opened.getValue().expires().toString()))
                .and(
                        "AssumedRoleUser",
                        Answer.with("AssumedRoleId", "AROATESTAWS:" + session).and("Arn", assumed.arn()));
    }
}
