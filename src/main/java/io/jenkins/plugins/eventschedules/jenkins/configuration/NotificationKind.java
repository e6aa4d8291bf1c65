package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.notification.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The form of one way to tell: what all have in common. It is for administrators, as what it says goes outside. */
public abstract class NotificationKind extends Descriptor<NotificationRule> {

    private static final String KINDS = "kinds";

    /** A box for each, in the order of an event's life. */
    public final List<KindChoice> getChoices() {
        return Arrays.stream(Kind.values()).map(KindChoice::of).toList();
    }

    /** Two boxes that are ticked come as a list of words, and one as a word. Configurations hold one text. */
    @Override
    public NotificationRule newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        if (form.opt(KINDS) instanceof List<?> ticked) {
            form.put(KINDS, ticked.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return super.newInstance(request, form);
    }

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return EnvironmentConfiguration.NAME.matcher(value.trim()).matches()
                ? FormValidation.ok()
                : FormValidation.error(Messages.EnvironmentConfiguration_badName());
    }

    @POST
    public FormValidation doCheckBeforeEnd(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return NotificationRule.problemOfBeforeEnd(Util.fixEmptyAndTrim(value))
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }
}
