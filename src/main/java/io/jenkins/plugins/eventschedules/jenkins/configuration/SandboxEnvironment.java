package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog.Listing;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import io.jenkins.plugins.eventschedules.sandbox.SandboxCatalog;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An environment that needs no account: its targets are simulated inside this Jenkins. */
public final class SandboxEnvironment extends EnvironmentConfiguration {

    private static final Limits USUAL = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    @DataBoundConstructor
    public SandboxEnvironment(String name) {
        super(name);
    }

    @Override
    public void check() {
        limits();
    }

    @Override
    public RunningEnvironment open(Site site) {
        Sandbox sandbox = Sandbox.open(site.folder(), site.secrets(), site.clock());
        HostedEnvironment hosted = HostedEnvironment.of(
                new Identity(getName(), getLabel(), "sandbox"),
                new World(site.store(), sandbox.catalog(), site.observed().apply(sandbox.provisioner()), site.secrets())
                        .measuring(sandbox.metrics(), site.insights())
                        .audited(sandbox.audit()),
                limits(),
                Pace.SANDBOX,
                site.clock(),
                site.nanos(),
                site.random());
        hosted.start();
        return new Running(hosted, sandbox);
    }

    @Override
    protected Limits usualLimits() {
        return USUAL;
    }

    private record Running(HostedEnvironment hosted, Sandbox sandbox) implements RunningEnvironment {

        @Override
        public Environment environment() {
            return hosted.environment();
        }

        @Override
        public void close() {
            hosted.close();
            sandbox.close();
        }
    }

    /** The form of {@link SandboxEnvironment}. */
    @Extension
    @Symbol("sandbox")
    public static final class DescriptorImpl extends EnvironmentKind {

        @Override
        public String getDisplayName() {
            return Messages.SandboxEnvironment_displayName();
        }

        @Override
        public String getUsualName() {
            return "sandbox";
        }

        @Override
        public LimitsConfiguration getUsualLimits() {
            return LimitsConfiguration.of(USUAL);
        }

        /** Reads the targets as an environment of this name would, and says which can be used. */
        @POST
        public FormValidation doTest(@QueryParameter String name) {
            Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
            if (!NAME.matcher(name.trim()).matches()) {
                return FormValidation.error(Messages.EnvironmentConfiguration_badName());
            }
            Path folder = EventSchedulesConfiguration.get().storeFile().resolveSibling(name.trim());
            List<Shelf> shelves =
                    Files.isDirectory(folder) ? List.of(Shelf.bundled(), Shelf.of(folder)) : List.of(Shelf.bundled());
            Listing listing = new SandboxCatalog(shelves, Instant.EPOCH).listing();
            long usable =
                    listing.targets().stream().filter(CatalogTarget::usable).count();
            String found = Messages.SandboxEnvironment_targets(
                    usable, listing.targets().size() - usable, folder);
            List<String> gaps = listing.gaps();
            return gaps.isEmpty()
                    ? FormValidation.ok(found)
                    : FormValidation.warning(found + " " + String.join(" ", gaps));
        }
    }
}
