package io.jenkins.plugins.eventschedules.aws.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The sessions of an assumed role, one for each event, named after it: so the account's own trail tells which event
 * made a call. The latest ones are kept; a session that was let go is simply opened again.
 */
public final class Sessions implements AutoCloseable {

    private static final int MOST = 200;
    private static final String PREFIX = "event-schedules-";

    private final Optional<AssumedRole> role;
    private final StsClient sts;
    private final Map<String, StsAssumeRoleCredentialsProvider> open = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(Optional<AssumedRole> role, StsClient sts) {
        this.role = role;
        this.sts = sts;
    }

    /**
     * Makes a call within the session of this name; as the environment itself when it assumes no role.
     *
     * @param who an event's id, or another word of A-Z, a-z, 0-9 and hyphen
     */
    public Consumer<AwsRequestOverrideConfiguration.Builder> as(String who) {
        return role.<Consumer<AwsRequestOverrideConfiguration.Builder>>map(
                        assumed -> override -> override.credentialsProvider(session(assumed, PREFIX + who)))
                .orElse(override -> {});
    }

    private synchronized StsAssumeRoleCredentialsProvider session(AssumedRole assumed, String name) {
        StsAssumeRoleCredentialsProvider session = open.get(name);
        if (session == null) {
            session = StsAssumeRoleCredentialsProvider.builder()
                    .stsClient(sts)
                    .refreshRequest(request -> {
                        request.roleArn(assumed.arn()).roleSessionName(name);
                        assumed.externalId().ifPresent(request::externalId);
                    })
                    .build();
            open.put(name, session);
            if (open.size() > MOST) {
                String eldest = open.keySet().iterator().next();
                open.remove(eldest).close();
            }
        }
        return session;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(StsAssumeRoleCredentialsProvider::close);
        open.clear();
    }
}
