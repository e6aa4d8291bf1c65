package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What an administrator decides. It holds no event: loading, saving and reloading it leave every one as it is. Without
 * any configuration there is a sandbox.
 */
@Extension
@Symbol("eventSchedules")
public final class EventSchedulesConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private volatile List<EnvironmentConfiguration> environments =
            new ArrayList<>(List.of(new SandboxEnvironment("sandbox")));
    private volatile String storeLocation;
    private volatile boolean holdStartsInQuietMode;

    public static EventSchedulesConfiguration get() {
        return ExtensionList.lookupSingleton(EventSchedulesConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.EventSchedulesConfiguration_displayName();
    }

    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return EventSchedulesPermissions.CONFIGURE;
    }

    /** In the order in which people see them. */
    public List<EnvironmentConfiguration> getEnvironments() {
        return List.copyOf(environments);
    }

    /** @throws IllegalArgumentException when one cannot run, or two have the same name */
    public void setEnvironments(List<EnvironmentConfiguration> environments) {
        Set<String> names = new HashSet<>();
        for (EnvironmentConfiguration each : environments) {
            if (!names.add(each.getName())) {
                throw new IllegalArgumentException(Messages.EventSchedulesConfiguration_sameName(each.getName()));
            }
            try {
                each.check();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(each.getName() + ": " + e.getMessage(), e);
            }
        }
        this.environments = new ArrayList<>(environments);
        save();
    }

    /** The file in which events are kept; null means the usual one. */
    public String getStoreLocation() {
        return storeLocation;
    }

    /** @throws IllegalArgumentException when it is no path */
    public void setStoreLocation(String storeLocation) {
        String given = Util.fixEmptyAndTrim(storeLocation);
        storeFile(given);
        this.storeLocation = given;
        save();
    }

    /** Whether no event starts while Jenkins is about to shut down. Ends always happen. */
    public boolean isHoldStartsInQuietMode() {
        return holdStartsInQuietMode;
    }

    public void setHoldStartsInQuietMode(boolean hold) {
        this.holdStartsInQuietMode = hold;
        save();
    }

    /** A relative location is one below Jenkins' home. */
    public Path storeFile() {
        return storeFile(storeLocation);
    }

    private static Path storeFile(String location) {
        Path home = Jenkins.get().getRootDir().toPath();
        return home.resolve(Objects.requireNonNullElse(location, "event-schedules/events.db"));
    }

    /** Whether the store can be there, as far as that can be seen without making it. */
    @POST
    public FormValidation doCheckStoreLocation(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            Path file = storeFile(Util.fixEmptyAndTrim(value));
            if (file.equals(storeFile())) {
                return FormValidation.ok();
            }
            return StorePlace.problem(file)
                    .map(FormValidation::error)
                    .orElseGet(() -> FormValidation.warning(Messages.EventSchedulesConfiguration_elsewhere(file)));
        } catch (InvalidPathException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        String location = Util.fixEmptyAndTrim(form.optString("storeLocation"));
        if (!Objects.equals(location, storeLocation)) {
            // Whoever chooses where Jenkins writes could make it overwrite anything.
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        try (BulkChange change = new BulkChange(this)) {
            setEnvironments(newInstancesFromHeteroList(
                    request, form, "environments", Jenkins.get().getDescriptorList(EnvironmentConfiguration.class)));
            setStoreLocation(location);
            setHoldStartsInQuietMode(form.optBoolean("holdStartsInQuietMode"));
            change.commit();
            return true;
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "environments");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
