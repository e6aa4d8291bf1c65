package io.jenkins.plugins.eventschedules.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.eventschedules.jenkins.credentials.CredentialsPlace;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import io.jenkins.plugins.eventschedules.notification.Channel;
import io.jenkins.plugins.eventschedules.notification.Webhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Tells a program, by signed requests to its address. */
public final class WebhookRule extends NotificationRule {

    private final String url;
    private final String secretId;

    /** @param secretId of a secret text in Jenkins */
    @DataBoundConstructor
    public WebhookRule(String name, String url, String secretId) {
        super(name);
        this.url = Util.fixEmptyAndTrim(url);
        this.secretId = Util.fixEmptyAndTrim(secretId);
    }

    @Override
    public void check() {
        Webhook.problem(url == null ? "" : url).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (secretId == null) {
            throw new IllegalArgumentException(Messages.WebhookRule_noSecret());
        }
    }

    @Override
    protected Channel channel(InstantSource clock) {
        return new Webhook(
                URI.create(url), this::secret, ProxyConfiguration.newHttpClientBuilder(), clock, Webhook.TIMEOUT);
    }

    @Override
    protected String means() {
        return Webhook.means(URI.create(url));
    }

    @Override
    protected List<String> recipients() {
        return List.of(getName());
    }

    private Optional<String> secret() {
        CredentialsPlace place = place();
        Optional<StringCredentials> found = place.find(secretId, StringCredentials.class);
        found.ifPresent(place::track);
        return found.map(each -> each.getSecret().getPlainText());
    }

    private static CredentialsPlace place() {
        return new CredentialsPlace(FolderScope.of(null));
    }

    public String getUrl() {
        return url;
    }

    public String getSecretId() {
        return secretId;
    }

    /** The form of {@link WebhookRule}. */
    @Extension
    @Symbol("webhook")
    public static final class DescriptorImpl extends NotificationKind {

        @Override
        public String getDisplayName() {
            return Messages.WebhookRule_displayName();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Webhook.problem(value.trim()).map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        @POST
        public ListBoxModel doFillSecretIdItems(@QueryParameter String secretId) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            StandardListBoxModel choice = new StandardListBoxModel();
            choice.includeEmptyValue();
            choice.includeAs(ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, List.of());
            choice.includeCurrentValue(secretId);
            return choice;
        }

        @POST
        public FormValidation doCheckSecretId(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            if (value.isBlank()) {
                return FormValidation.error(Messages.WebhookRule_noSecret());
            }
            return place().find(value.trim(), StringCredentials.class).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.WebhookRule_noSuchSecret());
        }
    }
}
