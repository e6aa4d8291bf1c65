package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of one way to tell: what all have in common. It is for administrators, as what it says goes outside. */
public abstract class NotificationKind extends Descriptor<NotificationRule> {

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return EnvironmentConfiguration.NAME.matcher(value.trim()).matches()
                ? FormValidation.ok()
                : FormValidation.error(Messages.EnvironmentConfiguration_badName());
    }

    @POST
    public FormValidation doCheckKinds(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            NotificationRule.kinds(Util.fixEmptyAndTrim(value));
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public FormValidation doCheckBeforeEnd(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return NotificationRule.problemOfBeforeEnd(Util.fixEmptyAndTrim(value))
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }
}
