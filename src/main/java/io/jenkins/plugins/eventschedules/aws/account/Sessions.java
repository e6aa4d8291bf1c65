package io.jenkins.plugins.eventschedules.aws.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
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
    private final List<StsAssumeRoleCredentialsProvider> lasting = new ArrayList<>();

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

    /** A session that is kept until all are closed; empty when the environment assumes no role. */
    synchronized Optional<AwsCredentialsProvider> lasting(String who) {
        Optional<StsAssumeRoleCredentialsProvider> session = role.map(assumed -> begin(assumed, PREFIX + who));
        session.ifPresent(lasting::add);
        return session.map(AwsCredentialsProvider.class::cast);
    }

    private StsAssumeRoleCredentialsProvider begin(AssumedRole assumed, String name) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(assumed.arn()).roleSessionName(name);
                    assumed.externalId().ifPresent(request::externalId);
                })
                .build();
    }

    private synchronized StsAssumeRoleCredentialsProvider session(AssumedRole assumed, String name) {
        StsAssumeRoleCredentialsProvider session = open.get(name);
        if (session == null) {
            session = begin(assumed, name);
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
        lasting.forEach(StsAssumeRoleCredentialsProvider::close);
        open.clear();
    }
}
