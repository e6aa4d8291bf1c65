package io.jenkins.plugins.eventschedules.aws.account;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of one account, shared by everything in its environment, until they are closed together. */
public final class Clients implements AutoCloseable {

    private static final String USER_AGENT = "event-schedules";

    private final Account account;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final ClientOverrideConfiguration override;
    private final SsmClient ssm;
    private final ServiceCatalogClient serviceCatalog;
    private final SchedulerClient scheduler;
    private final StsClient sts;
    private final CloudWatchClient cloudWatch;
    private final Sessions sessions;

    public Clients(Account account, Patience patience) {
        this.account = account;
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(patience.attempt())
                .socketTimeout(patience.attempt())
                .build();
        this.credentials = credentials(account.source());
        this.override = override(patience);
        this.ssm = built(SsmClient.builder(), credentials);
        this.serviceCatalog = built(ServiceCatalogClient.builder(), credentials);
        this.scheduler = built(SchedulerClient.builder(), credentials);
        this.sts = built(StsClient.builder(), credentials);
        this.cloudWatch = built(CloudWatchClient.builder(), credentials);
        this.sessions = new Sessions(account.role(), sts);
    }

    public Account account() {
        return account;
    }

    public SsmClient ssm() {
        return ssm;
    }

    public ServiceCatalogClient serviceCatalog() {
        return serviceCatalog;
    }

    public SchedulerClient scheduler() {
        return scheduler;
    }

    public StsClient sts() {
        return sts;
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    /** As whom calls are made. */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * A client for one service more, which works in one session for as long as it lives. Close it before these.
     *
     * @param who names the session, as in {@link Sessions#as}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C more(B builder, String who) {
        return built(builder, sessions.lasting(who).orElse(credentials));
    }

    @Override
    public void close() {
        sessions.close();
        ssm.close();
        serviceCatalog.close();
        scheduler.close();
        sts.close();
        cloudWatch.close();
        http.close();
        // Those that were supplied are not ours to close.
        if (!(account.source() instanceof CredentialsSource.Supplied) && credentials instanceof AutoCloseable own) {
            closeQuietly(own);
        }
    }

    private static void closeQuietly(AutoCloseable own) {
        try {
            own.close();
        } catch (Exception e) {
            throw new IllegalStateException("the SDK's credentials providers throw nothing when they are closed", e);
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
            B builder, AwsCredentialsProvider as) {
        builder.region(account.region())
                .credentialsProvider(as)
                .overrideConfiguration(override)
                .httpClient(http);
        Optional<URI> endpoint = account.endpoint();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static ClientOverrideConfiguration override(Patience patience) {
        RetryStrategy strategy =
                AwsRetryStrategy.forRetryMode(patience.adaptive() ? RetryMode.ADAPTIVE_V2 : RetryMode.STANDARD)
                        .toBuilder()
                        .maxAttempts(patience.attempts())
                        .build();
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(patience.attempt())
                .apiCallTimeout(patience.call())
                .retryStrategy(strategy)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, USER_AGENT)
                .build();
    }

    private static AwsCredentialsProvider credentials(CredentialsSource source) {
        if (source instanceof CredentialsSource.Profile profile) {
            return ProfileCredentialsProvider.create(profile.name());
        }
        return source instanceof CredentialsSource.Supplied supplied
                ? supplied.provider()
                : DefaultCredentialsProvider.builder().build();
    }
}
