package io.jenkins.plugins.eventschedules.aws.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Portfolio;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.aws.testaws.deployed.Deployed;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identity;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.web.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** An account in which everything is as it should be, until a test spoils something. */
final class AuditedAccount implements AutoCloseable {

    static final String RUNNER = "arn:aws:iam::123456789012:role/runner";
    static final String SWITCH = "arn:aws:iam::123456789012:role/switch";
    static final String LAUNCH = "arn:aws:iam::123456789012:role/launch";
    static final String NAME = "shop-events";
    static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:shop-events-lifecycle";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Patience ONCE = new Patience(1, false, Duration.ofSeconds(5), Duration.ofSeconds(5));

    final TestAws aws = TestAws.start(new SettableClock(Instant.parse("2026-12-01T12:00:00Z")));
    final Identity runner = aws.iam().role("runner");
    final Portfolio portfolio = aws.serviceCatalog().portfolio("Shop");
    final Product product = portfolio.product("cache");
    final Deployed deployed = aws.at(TestAws.HOME).deployed();
    Optional<String> automationRole = Optional.of(TestAws.AUTOMATION_ROLE);
    Optional<SafeguardSettings> safeguard = Optional.of(new SafeguardSettings(SWITCH, Duration.ofMinutes(30)));
    Optional<LedBy> deployment = Optional.empty();
    Optional<AssumedRole> role = Optional.of(new AssumedRole(RUNNER, Optional.empty()));
    String key = TestAws.ACCESS_KEY;

    AuditedAccount() {
        runner.may("*", "*").trusts("arn:aws:iam::123456789012:user/tester");
        aws.iam().role("switch").may("*", "*").trusts("scheduler.amazonaws.com");
        aws.iam().role("launch").may("*", "*").trusts("servicecatalog.amazonaws.com");
        document("scale", Path.of("ssm-documents/minimal.yaml"));
        product.containing(template("Number")).tagged("application", "event-scheduling-platform");
        portfolio.openTo(RUNNER).launching(product, LAUNCH);
    }

    void document(String name, Path file) {
        aws.ssm().document(name).from(file).tagged("application", "event-scheduling-platform");
    }

    void document(String name, String text) {
        aws.ssm().document(name).containing(text).tagged("application", "event-scheduling-platform");
    }

    static String minimal() {
        try {
            return Files.readString(Path.of("ssm-documents/minimal.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String template(String type) {
        return """
               AWSTemplateFormatVersion: '2010-09-09'
               Parameters:
                 Size: {Type: %s, Default: '3'}
               Resources:
                 Topic: {Type: 'AWS::SNS::Topic'}
               Outputs:
                 Endpoint: {Value: here}
               """
                .formatted(type);
    }

    AuditedAccount withDeployment() {
        deployment = Optional.of(new LedBy(NAME, MACHINE));
        deployed.machine("shop-events-lifecycle", definition(NAME))
                .machine("shop-events-lifecycle-callback", "{}")
                .table(NAME, layout())
                .pipe(NAME, "RUNNING")
                .bus(NAME, Map.of("told", "ENABLED", "teardown-failed", "ENABLED"))
                .topic(NAME, 1);
        return this;
    }

    /** As the CDK app deploys it: substituted, in JSON, expressions on one line. */
    static String definition(String table) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        try {
            Object definition = new Yaml(new SafeConstructor(options))
                    .load(Files.readString(Path.of("infra-cdk/src/main/resources/event-lifecycle.asl.yaml")));
            return JSON.writeValueAsString(oneLine(definition))
                    .replace("${Table}", table)
                    .replace("${Region}", "eu-west-1")
                    .replace("${AutomationRole}", TestAws.AUTOMATION_ROLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object oneLine(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new java.util.LinkedHashMap<>();
            map.forEach((name, one) -> all.put(name, oneLine(one)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AuditedAccount::oneLine).toList();
        }
        return value instanceof String text && text.startsWith("{%") ? text.replaceAll("\\s*\\n\\s*", " ") : value;
    }

    static ObjectNode layout() {
        try {
            ObjectNode layout = (ObjectNode) JSON.readTree(
                    Path.of("infra-cdk/src/main/resources/table.json").toFile());
            layout.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", "NEW_IMAGE");
            return layout;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Check> audit() {
        List<Check> heard = new ArrayList<>();
        List<Check> all = new AwsAudit(settings(), ONCE).run(heard::add);
        if (!heard.equals(all)) {
            throw new AssertionError("what was heard is not what was made");
        }
        return all;
    }

    private Audited settings() {
        return new Audited(
                new Account(
                        Region.EU_WEST_1,
                        new CredentialsSource.Supplied(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, TestAws.SECRET_KEY))),
                        role,
                        Optional.of(aws.endpoint())),
                CatalogTag.DEFAULT,
                automationRole,
                safeguard,
                deployment);
    }

    @Override
    public void close() {
        aws.close();
    }
}
