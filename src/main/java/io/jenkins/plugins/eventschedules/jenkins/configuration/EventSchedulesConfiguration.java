package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Logger LOG = Logger.getLogger(EventSchedulesConfiguration.class.getName());

    private volatile List<EnvironmentConfiguration> environments =
            new ArrayList<>(List.of(new SandboxEnvironment("sandbox")));
    /** Those that are configured no more, but may have events that are not over. Not for people to configure. */
    private volatile List<EnvironmentConfiguration> leaving = new ArrayList<>();

    private volatile List<NotificationRule> notifications = new ArrayList<>();
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

    /** Environments that were removed while they had events that were not over: they run until these are. */
    public List<EnvironmentConfiguration> leaving() {
        return List.copyOf(leaving);
    }

    /** Has removed environments run no more, whatever becomes of their events. */
    public void abandon(Collection<String> names) {
        List<EnvironmentConfiguration> rest =
                leaving.stream().filter(each -> !names.contains(each.getName())).toList();
        if (rest.size() < leaving.size()) {
            leaving = new ArrayList<>(rest);
            save();
        }
    }

    /** Has environments that are at home in a folder, or below it, stay there when it gets another full name. */
    public void relocate(String from, String to) {
        boolean changed = false;
        for (EnvironmentConfiguration each : withLeaving()) {
            FolderScope scope = each.scope().renamed(from, to);
            if (!scope.equals(each.scope())) {
                each.setFolders(String.join("\n", scope.folders()));
                changed = true;
            }
        }
        if (changed) {
            save();
        }
    }

    /**
     * Code that leaves out an environment, or names it anew, cannot be refused: Jenkins would not start with it. So the
     * environment goes on until its events are over.
     *
     * @throws IllegalArgumentException when one cannot run, or two have the same name
     */
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
        List<EnvironmentConfiguration> busy = withLeaving().stream()
                .filter(each -> isNeeded(each, environments))
                .filter(each -> Unfinished.get().in(each.getName()).orElse(1) > 0)
                .toList();
        this.environments.stream()
                .filter(EnvironmentConfiguration::endsWithoutJenkins)
                .filter(each -> !names.contains(each.getName()))
                .forEach(each -> LOG.log(
                        Level.INFO,
                        "The environment {0} is configured no more. AWS goes on with its events and ends them; configured"
                                + " again, it shows them again.",
                        each.getName()));
        this.environments = new ArrayList<>(environments);
        this.leaving = new ArrayList<>(busy);
        save();
    }

    /**
     * Whether an environment has to go on until its events are over: nobody else runs what this Jenkins ran, and least of
     * all an environment of that name whose events begin and end elsewhere.
     */
    private static boolean isNeeded(EnvironmentConfiguration before, List<EnvironmentConfiguration> wanted) {
        return !before.endsWithoutJenkins()
                && wanted.stream()
                        .noneMatch(each -> each.getName().equals(before.getName()) && !each.endsWithoutJenkins());
    }

    /**
     * Asks for what a person needs to have an environment of that name be like this one, be it to save it or to try it.
     *
     * @throws org.springframework.security.access.AccessDeniedException when they may not
     */
    void checkMayChangeTo(EnvironmentConfiguration wanted) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        wanted.checkMayBecomeThis(environments.stream()
                .filter(each -> each.getName().equals(wanted.getName()))
                .findFirst());
    }

    /** Who is told of what; nobody is told of anything else. */
    public List<NotificationRule> getNotifications() {
        // Null in what was saved before there were any.
        return notifications == null ? List.of() : List.copyOf(notifications);
    }

    /** @throws IllegalArgumentException when one cannot work, or two have the same name */
    public void setNotifications(List<NotificationRule> notifications) {
        Set<String> names = new HashSet<>();
        for (NotificationRule each : notifications) {
            if (!names.add(each.getName())) {
                throw new IllegalArgumentException(Messages.NotificationRule_sameName(each.getName()));
            }
            try {
                each.check();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(each.getName() + ": " + e.getMessage(), e);
            }
        }
        this.notifications = new ArrayList<>(notifications);
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
        List<EnvironmentConfiguration> wanted = newInstancesFromHeteroList(
                request, form, "environments", Jenkins.get().getDescriptorList(EnvironmentConfiguration.class));
        wanted.forEach(this::checkMayChangeTo);
        if (form.has("notifications")) {
            // Whoever chooses where Jenkins sends requests could have it speak to what only it can reach.
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        List<NotificationRule> told = newInstancesFromHeteroList(
                request, form, "notifications", Jenkins.get().getDescriptorList(NotificationRule.class));
        try (BulkChange change = new BulkChange(this)) {
            requireUnfinishedToStay(wanted);
            setEnvironments(wanted);
            setStoreLocation(location);
            setHoldStartsInQuietMode(form.optBoolean("holdStartsInQuietMode"));
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                // The form shows them to nobody else, and then tells nothing of them.
                setNotifications(told);
            }
            change.commit();
            return true;
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "environments");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<EnvironmentConfiguration> withLeaving() {
        return Stream.concat(environments.stream(), leaving.stream()).toList();
    }

    private void requireUnfinishedToStay(List<EnvironmentConfiguration> wanted) {
        Set<String> names =
                wanted.stream().map(EnvironmentConfiguration::getName).collect(Collectors.toSet());
        for (EnvironmentConfiguration each : environments) {
            long unfinished =
                    isNeeded(each, wanted) ? Unfinished.get().in(each.getName()).orElse(0) : 0;
            if (unfinished > 0) {
                throw new IllegalArgumentException(
                        names.contains(each.getName())
                                ? Messages.EventSchedulesConfiguration_stillHere(each.getName(), unfinished)
                                : Messages.EventSchedulesConfiguration_unfinished(each.getName(), unfinished));
            }
        }
    }
}
