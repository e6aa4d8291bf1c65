package io.jenkins.plugins.eventschedules.jenkins.aws;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.Probe;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsSettings;
import io.jenkins.plugins.eventschedules.aws.StepFunctionsWorld;
import io.jenkins.plugins.eventschedules.aws.account.Account;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.CredentialsSource;
import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.register.Register;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.InsightThreads;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccess;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsStepFunctionsEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.DurationText;
import io.jenkins.plugins.eventschedules.jenkins.configuration.RunningEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Site;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Telling;
import io.jenkins.plugins.eventschedules.target.insight.ReadMetrics;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** The way to AWS by the SDK that other plugins bring. Without them Jenkins cannot load this, and leaves it out. */
@Extension(optional = true)
public final class SdkAccess implements AwsAccess {

    private final Class<? extends AmazonWebServicesCredentials> kind;

    public SdkAccess() {
        this(AmazonWebServicesCredentials.class);
    }

    SdkAccess(Class<? extends AmazonWebServicesCredentials> kind) {
        this.kind = kind;
    }

    @Override
    public RunningEnvironment open(AwsEnvironment wanted, Site site) {
        Owner owner = new Owner(wanted.getName(), site.installation());
        AwsWorld world = AwsWorld.open(owner, settings(wanted, site.clock()), site.secrets(), site.clock());
        Orphans leftOver = world.orphans(site.store());
        HostedEnvironment hosted = HostedEnvironment.of(
                new Identity(wanted.getName(), wanted.getLabel(), "aws"),
                new World(
                                site.store(),
                                world.catalog(),
                                site.observed().apply(world.provisioner()),
                                world.safeguards(),
                                site.secrets())
                        .measuring(world.metrics(), site.insights())
                        .finding(leftOver)
                        .audited(world.audit(leftOver)),
                wanted.limits(),
                Pace.AWS,
                site.clock(),
                site.nanos(),
                site.random());
        world.start();
        hosted.start();
        return new Running(hosted, world);
    }

    /** Its events have a store of their own, and its secrets are AWS' affair. */
    @Override
    public RunningEnvironment open(AwsStepFunctionsEnvironment wanted, Site site) {
        StepFunctionsWorld world = StepFunctionsWorld.open(
                new StepFunctionsWorld.Identity(wanted.getName(), wanted.getLabel(), site.installation()),
                settings(wanted, site.clock()),
                wanted.limits(),
                site.clock(),
                site.random());
        InsightThreads measuring = new InsightThreads(
                wanted.getName(),
                world.environment().store(),
                world.environment().catalog(),
                world.metrics(),
                world.insights(),
                site.clock());
        world.start();
        measuring.start();
        return new Led(world, measuring);
    }

    @Override
    public List<Finding> test(AwsEnvironment wanted) {
        return told(Probe.of(settings(wanted, InstantSource.system())));
    }

    @Override
    public List<Finding> test(AwsStepFunctionsEnvironment wanted) {
        return told(Probe.of(settings(wanted, InstantSource.system())));
    }

    @Override
    public Register register(AwsAccountEnvironment wanted, Optional<String> credentials) {
        // Somebody else's: the role that the environment assumes is not for them.
        Account account = credentials
                .map(id -> new KeysInJenkins(wanted.credentials(), id, InstantSource.system()))
                .map(keys -> new Account(
                        Region.of(wanted.getRegion()),
                        new CredentialsSource.Supplied(keys),
                        Optional.empty(),
                        endpoint(wanted)))
                .orElseGet(() -> account(wanted, InstantSource.system()));
        Optional<String> role = wanted instanceof AwsEnvironment hosted
                ? Optional.ofNullable(hosted.getAutomationRoleArn())
                : Optional.empty();
        return Register.open(new AwsSettings(account, tag(wanted), role));
    }

    private static List<Finding> told(List<Probe.Finding> findings) {
        return findings.stream()
                .map(each -> new Finding(each.works(), each.message()))
                .toList();
    }

    @Override
    public boolean hasCredentials(String id, CredentialsPlace place) {
        return place.find(id, kind).isPresent();
    }

    @Override
    public ListBoxModel credentials(CredentialsPlace place, String current) {
        StandardListBoxModel choice = new StandardListBoxModel();
        choice.includeEmptyValue();
        place.group().ifPresent(group -> choice.includeAs(ACL.SYSTEM2, group, kind, List.of()));
        choice.includeCurrentValue(current);
        return choice;
    }

    private static AwsSettings settings(AwsEnvironment wanted, InstantSource clock) {
        return new AwsSettings(
                account(wanted, clock),
                tag(wanted),
                Optional.ofNullable(wanted.getAutomationRoleArn()),
                safeguard(wanted),
                insights(wanted));
    }

    private static StepFunctionsSettings settings(AwsStepFunctionsEnvironment wanted, InstantSource clock) {
        return new StepFunctionsSettings(
                account(wanted, clock),
                tag(wanted),
                wanted.getTableName(),
                wanted.getStateMachineArn(),
                insights(wanted));
    }

    private static ChosenMetrics insights(AwsAccountEnvironment wanted) {
        return Optional.ofNullable(wanted.getInsights())
                .map(lines -> ReadMetrics.ofEnvironment("Environment " + wanted.getName(), lines))
                .orElse(ChosenMetrics.NONE);
    }

    private static CatalogTag tag(AwsAccountEnvironment wanted) {
        return new CatalogTag(wanted.getTagKey(), wanted.getTagValue());
    }

    private static Account account(AwsAccountEnvironment wanted, InstantSource clock) {
        CredentialsSource source = wanted.getCredentialsId() == null
                ? new CredentialsSource.DefaultChain()
                : new CredentialsSource.Supplied(
                        new KeysInJenkins(wanted.credentials(), wanted.getCredentialsId(), clock));
        return new Account(
                Region.of(wanted.getRegion()),
                source,
                Optional.ofNullable(wanted.getRoleArn())
                        .map(arn -> new AssumedRole(arn, Optional.ofNullable(wanted.getExternalId()))),
                endpoint(wanted));
    }

    private static Optional<URI> endpoint(AwsAccountEnvironment wanted) {
        return Optional.ofNullable(wanted.getEndpoint()).map(URI::create);
    }

    /** No role, no dead man's switches. Both were checked when they were saved. */
    private static Optional<SafeguardSettings> safeguard(AwsEnvironment wanted) {
        return Optional.ofNullable(wanted.getSafeguardRoleArn())
                .flatMap(role -> DurationText.parse(wanted.getSafeguardGrace())
                        .map(grace -> new SafeguardSettings(role, grace)));
    }

    private record Running(HostedEnvironment hosted, AwsWorld world) implements RunningEnvironment {

        @Override
        public Environment environment() {
            return hosted.environment();
        }

        @Override
        public void close() {
            hosted.close();
            world.close();
        }
    }

    private record Led(StepFunctionsWorld world, InsightThreads measuring) implements RunningEnvironment {

        @Override
        public Environment environment() {
            return world.environment().showing(measuring.insights());
        }

        @Override
        public boolean far() {
            return true;
        }

        @Override
        public Optional<Telling> telling() {
            return Optional.of(world.telling());
        }

        @Override
        public void close() {
            measuring.close();
            world.close();
        }
    }
}
