package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.security.Permission;
import java.util.List;
import org.springframework.security.core.Authentication;

public abstract class CredentialsProvider {

    public static final Permission USE_ITEM = null;

    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String id,
            Class<C> type,
            ItemGroup<?> itemGroup,
            Authentication authentication,
            List<DomainRequirement> requirements) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Item item, C credential) {
        throw new UnsupportedOperationException();
    }

    public static <C extends Credentials> C track(Node node, C credential) {
        throw new UnsupportedOperationException();
    }
}
