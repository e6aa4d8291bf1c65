package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of one kind of environment: what all kinds have in common. */
public abstract class EnvironmentKind extends Descriptor<EnvironmentConfiguration> {

    /** The name that the form proposes. */
    public abstract String getUsualName();

    /** What counts where a limit is left empty; the form shows it in the empty field. */
    public abstract LimitsConfiguration getUsualLimits();

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        return EnvironmentConfiguration.NAME.matcher(value.trim()).matches()
                ? FormValidation.ok()
                : FormValidation.error(Messages.EnvironmentConfiguration_badName());
    }

    @POST
    public FormValidation doCheckFolders(@QueryParameter String value) {
        Jenkins.get().checkPermission(EventSchedulesPermissions.CONFIGURE);
        List<String> missing = FolderScope.of(value).folders().stream()
                .filter(name -> Jenkins.get().getItemByFullName(name) == null)
                .toList();
        return missing.isEmpty()
                ? FormValidation.ok()
                : FormValidation.warning(Messages.EnvironmentKind_noSuchFolder(String.join(", ", missing)));
    }
}
