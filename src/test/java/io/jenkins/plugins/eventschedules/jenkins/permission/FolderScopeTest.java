package io.jenkins.plugins.eventschedules.jenkins.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.security.core.Authentication;

class FolderScopeTest {

    private final Authentication alice = mock(Authentication.class);
    private final Permission schedule = mock(Permission.class);

    @Test
    void foldersAreTypedOneALine() {
        assertThat(FolderScope.of(" shops \n/marketing/eu/\n\nshops, web").folders())
                .containsExactly("shops", "marketing/eu", "web");
        assertThat(FolderScope.of(null).folders()).isEmpty();
    }

    @Test
    void aFolderIncludesWhatIsInItAndNotWhatOnlyBeginsLikeIt() {
        FolderScope shops = new FolderScope(List.of("shops"));
        assertThat(shops.includes("shops/eu/nightly")).isTrue();
        assertThat(shops.includes("shops")).isTrue();
        assertThat(shops.includes("shops-old/nightly")).isFalse();
        assertThat(new FolderScope(List.of()).includes("anything")).isTrue();
    }

    @Test
    void oneOfItsFoldersIsEnoughToGrant() {
        assertThat(grants(List.of("gone", "shops"), false, true)).isTrue();
    }

    @Test
    void whatJenkinsGrantsCountsInEveryFolder() {
        assertThat(grants(List.of("shops"), true, false)).isTrue();
    }

    @Test
    void aFolderGrantsNothingElsewhere() {
        assertThat(grants(List.of(), false, true)).isFalse();
        assertThat(grants(List.of("shops"), false, false)).isFalse();
    }

    private boolean grants(List<String> folders, boolean byJenkins, boolean byShops) {
        Jenkins jenkins = mock(Jenkins.class);
        ACL root = acl(byJenkins);
        ACL ofShops = acl(byShops);
        Item shops = mock(Item.class);
        when(shops.getACL()).thenReturn(ofShops);
        when(jenkins.getACL()).thenReturn(root);
        when(jenkins.getItemByFullName("shops")).thenReturn(shops);
        try (MockedStatic<Jenkins> here = mockStatic(Jenkins.class);
                MockedStatic<ACL> as = mockStatic(ACL.class)) {
            here.when(Jenkins::get).thenReturn(jenkins);
            as.when(() -> ACL.as2(any())).thenReturn(mock(ACLContext.class));
            return new FolderScope(folders).grants(alice, schedule);
        }
    }

    private ACL acl(boolean granting) {
        ACL acl = mock(ACL.class);
        when(acl.hasPermission2(alice, schedule)).thenReturn(granting);
        return acl;
    }
}
