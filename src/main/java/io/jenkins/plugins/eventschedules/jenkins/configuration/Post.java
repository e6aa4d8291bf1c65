package io.jenkins.plugins.eventschedules.jenkins.configuration;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.eventschedules.notification.Outcome;
import java.util.Optional;

/** The way to people's mailboxes. It is there only together with the plugin that knows the mail server. */
public interface Post extends ExtensionPoint {

    /** Empty when Jenkins does not have the plugin. */
    static Optional<Post> find() {
        return ExtensionList.lookup(Post.class).stream().findFirst();
    }

    /** Sends a text to one address. */
    Outcome send(String to, String subject, String body);

    /** Where a user of Jenkins gets e-mail; empty when nobody knows. */
    Optional<String> addressOf(String user);
}
