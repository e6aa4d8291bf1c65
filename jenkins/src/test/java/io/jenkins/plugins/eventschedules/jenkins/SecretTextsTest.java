package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.eventschedules.jenkins.credentials.SecretTexts;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SecretTextsTest {

    private JenkinsRule jenkins;
    private Folder shops;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        keep(secret(CredentialsScope.GLOBAL, "everywhere", "open sesame"));
        keep(secret(CredentialsScope.SYSTEM, "of-jenkins", "of Jenkins alone"));
        shops = jenkins.createProject(Folder.class, "shops");
        shops.addProperty(new FolderCredentialsProperty(new DomainCredentials[] {
            new DomainCredentials(
                    com.cloudbees.plugins.credentials.domains.Domain.global(),
                    List.of(secret(CredentialsScope.GLOBAL, "of-shops", "till")))
        }));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("alice", "bob")
                .grant(Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("alice"));
    }

    @Test
    void aSecretIsRevealedInItsFolderAndItsUseIsTracked() throws Exception {
        SecretTexts inShops = new SecretTexts(folder -> shops);
        assertEquals(Optional.of("till"), inShops.reveal("of-shops", ""));
        assertEquals(Optional.of("open sesame"), inShops.reveal("everywhere", ""));
        SecretTexts inJenkins = new SecretTexts(folder -> jenkins.jenkins);
        assertEquals(Optional.of("open sesame"), inJenkins.reveal("everywhere", ""));
        assertEquals(Optional.empty(), inJenkins.reveal("of-shops", ""));
        assertNotNull(CredentialsProvider.getFingerprintOf(
                SystemCredentialsProvider.getInstance().getCredentials().get(0)));
    }

    @Test
    void jenkinsOwnSecretsAreNobodysParameter() {
        SecretTexts secrets = new SecretTexts(folder -> jenkins.jenkins);
        assertEquals(Optional.empty(), secrets.reveal("of-jenkins", ""));
        assertFalse(exists(secrets, "alice", "of-jenkins"));
    }

    @Test
    void whoMayNotUseCredentialsLearnsNoId() {
        SecretTexts secrets = new SecretTexts(folder -> jenkins.jenkins);
        assertTrue(exists(secrets, "alice", "everywhere"));
        assertFalse(exists(secrets, "alice", "missing"));
        assertFalse(exists(secrets, "bob", "everywhere"));
        assertFalse(exists(new SecretTexts(folder -> shops), "bob", "of-shops"));
    }

    private static boolean exists(SecretTexts secrets, String user, String id) {
        try (ACLContext as = ACL.as(User.getById(user, true))) {
            return secrets.exists(id, "");
        }
    }

    private static StringCredentialsImpl secret(CredentialsScope scope, String id, String value) {
        return new StringCredentialsImpl(scope, id, "", Secret.fromString(value));
    }

    private static void keep(StringCredentialsImpl secret) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().add(secret);
        provider.save();
    }
}
