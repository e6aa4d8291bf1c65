package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.Identity;
import io.jenkins.plugins.eventschedules.controller.HostedEnvironment.World;
import io.jenkins.plugins.eventschedules.controller.Pace;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.sandbox.Sandbox;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

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
                new World(site.store(), sandbox.catalog(), sandbox.provisioner(), site.secrets()),
                limits(),
                Pace.SANDBOX,
                site.clock(),
                site.nanos(),
                site.random());
        hosted.start();
        return new Running(hosted, sandbox);
    }

    private Limits limits() {
        return getLimits() == null ? USUAL : getLimits().over(USUAL);
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
    }
}
