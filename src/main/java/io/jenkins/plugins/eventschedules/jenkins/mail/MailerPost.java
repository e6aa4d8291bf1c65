package io.jenkins.plugins.eventschedules.jenkins.mail;

import hudson.Extension;
import hudson.Util;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.eventschedules.jenkins.configuration.Post;
import io.jenkins.plugins.eventschedules.notification.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;

/** By the Mailer plugin's server, and from the administrator's address. Without the plugin Jenkins leaves this out. */
@Extension(optional = true)
public final class MailerPost implements Post {

    private static final String NO_ADDRESS = "The mail server does not take this address.";

    /** Where Jakarta Mail finds its parts. Not there when the plugin is not, and then neither is this extension. */
    private final ClassLoader parts = Transport.class.getClassLoader();

    @Override
    public Outcome send(String to, String subject, String body) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // It looks for them by the thread: https://jakarta.ee/specifications/mail/2.1/
        thread.setContextClassLoader(parts);
        try {
            MimeMessage message =
                    new MimeMessageBuilder().addRecipients(to).setBody(body).buildMimeMessage();
            // The builder would take the charset of the machine.
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            if (message.getAllRecipients() == null) {
                return new Outcome.Failed("This is no e-mail address.", Duration.ZERO);
            }
            Transport.send(message);
            return Outcome.TOLD;
        } catch (SendFailedException e) {
            return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
                    ? new Outcome.Failed(NO_ADDRESS, Duration.ZERO)
                    : failed(e);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return failed(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Optional<String> addressOf(String id) {
        return Optional.ofNullable(User.getById(id, false))
                .map(user -> user.getProperty(Mailer.UserProperty.class))
                .map(Mailer.UserProperty::getAddress)
                .map(Util::fixEmptyAndTrim);
    }

    private static Outcome failed(Exception e) {
        return Outcome.unreachable("The e-mail could not be handed to the mail server ("
                + e.getClass().getSimpleName() + ").");
    }
}
