package io.jenkins.plugins.eventschedules.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Secret texts of the credentials store, as a folder sees them. Nothing is remembered: a value is looked up at the
 * moment that needs it, so that a changed or deleted credential counts at once.
 */
public final class SecretTexts implements Secrets {

    private final Function<String, ? extends ItemGroup<?>> contexts;

    /** @param contexts for the folder of an event, the folder, or Jenkins itself, whose credentials it can use */
    public SecretTexts(Function<String, ? extends ItemGroup<?>> contexts) {
        this.contexts = contexts;
    }

    /**
     * Whether the person who asks could use it. Without the permission to use credentials there is none, whatever the
     * id: otherwise an event's form would tell anybody which ids exist, and send any secret to a target.
     */
    @Override
    public boolean exists(String id, String folder) {
        ItemGroup<?> place = contexts.apply(folder);
        return mayUse(place) && find(id, place).isPresent();
    }

    /** Asked by the runner, for an event that was let in before; its use shows on the credential's own page. */
    @Override
    public Optional<String> reveal(String id, String folder) {
        ItemGroup<?> place = contexts.apply(folder);
        return find(id, place).map(secret -> tracked(secret, place)).map(secret -> secret.getSecret()
                .getPlainText());
    }

    private static boolean mayUse(ItemGroup<?> place) {
        return place instanceof AccessControlled guarded && guarded.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static Optional<StringCredentials> find(String id, ItemGroup<?> place) {
        return Optional.ofNullable(CredentialsProvider.findCredentialByIdInItemGroup(
                        id, StringCredentials.class, place, ACL.SYSTEM2, List.of()))
                // Jenkins' own secrets, such as those of its agents: at the root they would be found as well.
                .filter(secret -> secret.getScope() != CredentialsScope.SYSTEM);
    }

    private static StringCredentials tracked(StringCredentials secret, ItemGroup<?> place) {
        if (place instanceof Item item) {
            return CredentialsProvider.track(item, secret);
        }
        return place instanceof Node jenkins ? CredentialsProvider.track(jenkins, secret) : secret;
    }
}
