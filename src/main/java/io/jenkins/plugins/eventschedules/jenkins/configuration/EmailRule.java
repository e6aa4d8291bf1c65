package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.eventschedules.lifecycle.port.EmailAddress;
import io.jenkins.plugins.eventschedules.notification.Channel;
import io.jenkins.plugins.eventschedules.notification.NoticeText;
import io.jenkins.plugins.eventschedules.notification.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Tells people by e-mail. */
public final class EmailRule extends NotificationRule {

    private final String recipients;

    /** @param recipients addresses with blanks, commas or line ends between them */
    @DataBoundConstructor
    public EmailRule(String name, String recipients) {
        super(name);
        this.recipients = Util.fixEmptyAndTrim(recipients);
    }

    /** By whatever sends e-mail at the moment, for those who are told by rules and for those who follow an event. */
    public static Channel channel(Supplier<Optional<Post>> post) {
        return (notice, to) -> post.get()
                .map(found -> found.send(to, NoticeText.subject(notice), NoticeText.body(notice)))
                .orElseGet(() -> Outcome.unreachable(Messages.EmailRule_noPlugin()));
    }

    @Override
    public void check() {
        problem(recipients).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    @Override
    protected Channel channel(InstantSource clock) {
        return channel(Post::find);
    }

    @Override
    protected String means() {
        int addresses = recipients().size();
        return "e-mail to " + addresses + (addresses == 1 ? " address" : " addresses");
    }

    @Override
    protected List<String> recipients() {
        return words(recipients);
    }

    public String getRecipients() {
        return recipients;
    }

    private static Optional<String> problem(String recipients) {
        List<String> addresses = words(recipients);
        if (addresses.isEmpty()) {
            return Optional.of(Messages.EmailRule_noRecipient());
        }
        return addresses.stream()
                .filter(address -> !EmailAddress.isOne(address))
                .findFirst()
                .map(Messages::EmailRule_badRecipient);
    }

    /** The form of {@link EmailRule}. */
    @Extension
    @Symbol("email")
    public static final class DescriptorImpl extends NotificationKind {

        @Override
        public String getDisplayName() {
            return Messages.EmailRule_displayName();
        }

        @POST
        public FormValidation doCheckRecipients(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return problem(Util.fixEmptyAndTrim(value))
                    .map(FormValidation::error)
                    .orElseGet(() -> Post.find().isPresent()
                            ? FormValidation.ok()
                            : FormValidation.warning(Messages.EmailRule_noPlugin()));
        }
    }
}
