package io.jenkins.plugins.eventschedules.jenkins;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** An account in the test AWS, and the environment and credentials with which Jenkins works in it. */
final class ShopAccount implements AutoCloseable {

    static final String KEYS = "shop-keys";
    static final String ROLE = "arn:aws:iam::123456789012:role/automation";

    /** A pipeline that leads an event from its schedule to its end. */
    static final String LIFE =
            """
            def made = scheduleEvent environment: 'shop', name: 'Flash sale', start: 'now', duration: '10 min',
                    lead: '5s', automation: 'minimal'
            def live = awaitEvent id: made.id, timeout: '2m'
            echo "outputs ${live.outputs.keySet()}"
            endEvent id: made.id
            echo "over: ${awaitEvent(id: made.id, until: 'ended', timeout: '2m').status}"
            """;

    final TestAws aws = TestAws.start(Clock.systemUTC());

    ShopAccount() {
        aws.ssm()
                .document("minimal")
                .from(Path.of("..", "ssm-documents", "minimal.yaml"))
                .tagged("application", "event-scheduling-platform");
    }

    /** As it is configured, but not in the configuration yet. */
    AwsEnvironment environment() {
        AwsEnvironment shop = new AwsEnvironment("shop", "eu-west-1");
        shop.setCredentialsId(KEYS);
        shop.setAutomationRoleArn(ROLE);
        shop.setEndpoint(aws.endpoint().toString());
        return shop;
    }

    static void configure(AwsAccountEnvironment environment) {
        EventSchedulesConfiguration.get().setEnvironments(List.of(environment));
    }

    static AWSCredentialsImpl keys(CredentialsScope scope, String id, String accessKey) {
        return new AWSCredentialsImpl(scope, id, accessKey, TestAws.SECRET_KEY, "");
    }

    /** Puts them in place of all credentials of Jenkins that there are. */
    static void keep(Credentials... all) throws IOException {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().clear();
        provider.getCredentials().addAll(List.of(all));
        provider.save();
    }

    static Catalog.Listing listing() {
        return House.get().room("shop").orElseThrow().environment().catalog().listing();
    }

    /** Waits until the account has been read since then. */
    static Catalog.Listing awaitReading(Catalog.Listing before) throws InterruptedException {
        for (int i = 0; i < 300 && !listing().asOf().isAfter(before.asOf()); i++) {
            Thread.sleep(100);
        }
        return listing();
    }

    /** Waits until its only target is known. */
    static void awaitTarget() throws InterruptedException {
        for (int i = 0; i < 300 && listing().targets().isEmpty(); i++) {
            Thread.sleep(100);
        }
        if (listing().targets().isEmpty()) {
            throw new AssertionError("Nothing was found: " + listing().gaps());
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
