package io.jenkins.plugins.eventschedules.jenkins.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import io.jenkins.plugins.eventschedules.jenkins.permission.FindItem;
import io.jenkins.plugins.eventschedules.jenkins.permission.FolderScope;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Where an environment finds the credentials with which it works itself: in its folder when it is at home in exactly
 * one, else in Jenkins. A folder that is gone has none; to look further up would let it use what nobody gave it.
 */
public record CredentialsPlace(FolderScope scope) {

    /** Empty when the folder is not there. */
    public Optional<ItemGroup<?>> group() {
        if (scope.folders().size() != 1) {
            return Optional.of(Jenkins.get());
        }
        return folder().filter(ItemGroup.class::isInstance).map(found -> (ItemGroup<?>) found);
    }

    /** Whether who asks may choose among the credentials there: those of Jenkins itself are for its administrators. */
    public boolean mayChoose() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                || scope.folders().size() == 1
                        && folder().filter(found -> found.hasPermission(CredentialsProvider.USE_ITEM))
                                .isPresent();
    }

    /** @throws org.springframework.security.access.AccessDeniedException when who asks may not choose there */
    public void checkMayChoose() {
        if (!mayChoose()) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
    }

    public <C extends IdCredentials> Optional<C> find(String id, Class<C> type) {
        return group().map(group ->
                CredentialsProvider.findCredentialByIdInItemGroup(id, type, group, ACL.SYSTEM2, List.of()));
    }

    /** Has its use shown on the credential's own page. */
    public void track(Credentials used) {
        ItemGroup<?> group = group().orElse(null);
        if (group instanceof Item item) {
            CredentialsProvider.track(item, used);
        } else if (group instanceof Jenkins jenkins) {
            CredentialsProvider.track(jenkins, used);
        }
    }

    private Optional<Item> folder() {
        return FindItem.named(scope.folders().get(0));
    }
}
