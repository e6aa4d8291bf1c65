package io.jenkins.plugins.eventschedules.aws.testaws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The real clients of the SDK, at the door of the test AWS. They do not try again, so that a test sees each answer. */
final class Clients implements AutoCloseable {

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .socketTimeout(Duration.ofMillis(500))
            .build();
    private final URI endpoint;
    private final AwsCredentialsProvider credentials;
    private final Region region;

    Clients(TestAws aws) {
        this(
                aws,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY)),
                TestAws.HOME.region());
    }

    Clients(TestAws aws, AwsCredentialsProvider credentials, String region) {
        this.endpoint = aws.endpoint();
        this.credentials = credentials;
        this.region = Region.of(region);
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B aimed(B builder) {
        return builder.endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(region)
                .httpClient(http)
                .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    SsmClient ssm() {
        return aimed(SsmClient.builder()).build();
    }

    ServiceCatalogClient serviceCatalog() {
        return aimed(ServiceCatalogClient.builder()).build();
    }

    SchedulerClient scheduler() {
        return aimed(SchedulerClient.builder()).build();
    }

    CloudWatchClient cloudWatch() {
        return aimed(CloudWatchClient.builder()).build();
    }

    StsClient sts() {
        return aimed(StsClient.builder()).build();
    }

    IamClient iam() {
        return aimed(IamClient.builder()).build();
    }

    ResourceGroupsTaggingApiClient tagging() {
        return aimed(ResourceGroupsTaggingApiClient.builder()).build();
    }

    @Override
    public void close() {
        http.close();
    }
}
