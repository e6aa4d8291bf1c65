package io.jenkins.plugins.eventschedules.jenkins.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.security.core.Authentication;

class FolderScopeTest {

    private final Authentication alice = mock(Authentication.class);
    private final Permission schedule = mock(Permission.class);
    private final Jenkins jenkins = mock(Jenkins.class);
    private final Item shops = folder("shops", jenkins);
    private final Item eu = folder("shops/eu", (ItemGroup<?>) shops);
    private final Item multibranch = mock(Item.class, withSettings().extraInterfaces(ItemGroup.class));
    private final Item branch = mock(Item.class);
    private final Item nightly = mock(Item.class);
    private boolean administrator;
    private boolean byJenkins;
    private boolean byShops;

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

    @Test
    void whatBelongsToAFolderIsForWhomThatFolderLets() {
        assertThat(grantsIn("shops", List.of(), false, true)).isTrue();
        assertThat(grantsIn("shops", List.of("shops"), false, true)).isTrue();
    }

    /** A folder may let fewer people than Jenkins does. */
    @Test
    void whatJenkinsGrantsIsNotAskedForAFolder() {
        assertThat(grantsIn("shops", List.of(), true, false)).isFalse();
        assertThat(grantsIn("", List.of(), true, false)).isTrue();
    }

    @Test
    void whatAFolderLeftBehindIsForAdministrators() {
        for (boolean admin : new boolean[] {true, false}) {
            administrator = admin;
            assertThat(grantsIn("gone", List.of(), true, true)).isEqualTo(admin);
            assertThat(grantsIn("nightly", List.of(), true, true))
                    .as("no folder")
                    .isEqualTo(admin);
            assertThat(grantsIn("shops", List.of("bank"), true, true))
                    .as("not the environment's any more")
                    .isEqualTo(admin);
        }
    }

    @Test
    void nothingNewBelongsToAFolderThatIsNotThere() {
        FolderScope everywhere = new FolderScope(List.of());
        assertThat(inJenkins(() -> everywhere.has("shops"))).isTrue();
        assertThat(inJenkins(() -> everywhere.has(""))).isTrue();
        assertThat(inJenkins(() -> everywhere.has("gone"))).isFalse();
        assertThat(inJenkins(() -> everywhere.has("nightly"))).isFalse();
        assertThat(inJenkins(() -> new FolderScope(List.of("bank")).has("shops")))
                .isFalse();
    }

    @Test
    void foldersAreFoundWithAllBelowThemUpToABound() {
        byShops = true;
        assertThat(inJenkins(() -> new FolderScope(List.of()).granting(alice, schedule, 9)))
                .containsExactly("shops", "shops/eu");
        assertThat(inJenkins(() -> new FolderScope(List.of("shops", "shops/eu", "gone")).granting(alice, schedule, 9)))
                .containsExactly("shops", "shops/eu");
        assertThat(inJenkins(() -> new FolderScope(List.of()).granting(alice, schedule, 1)))
                .containsExactly("shops");
        byShops = false;
        assertThat(inJenkins(() -> new FolderScope(List.of()).granting(alice, schedule, 9)))
                .isEmpty();
    }

    /** Its branches are no items that people put somewhere. */
    @Test
    void aJobOfAMultibranchProjectIsInTheFolderAroundIt() {
        assertThat(inJenkins(() -> new FolderScope(List.of()).around(branch))).isEqualTo("shops/eu");
        assertThat(inJenkins(() -> new FolderScope(List.of("shops")).around(branch)))
                .isEqualTo("shops/eu");
        assertThat(inJenkins(() -> new FolderScope(List.of("shops/eu/app")).around(branch)))
                .as("the environment is not at home in the folder")
                .isEmpty();
        assertThat(inJenkins(() -> new FolderScope(List.of()).around(nightly))).isEmpty();
    }

    @Test
    void theNearestFolderAroundIsFoundWhereOneIsGone() {
        assertThat(inJenkins(() -> FindFolder.orAround("shops/eu/gone/further")))
                .isSameAs(eu);
        assertThat(inJenkins(() -> FindFolder.orAround("shops"))).isSameAs(shops);
        assertThat(inJenkins(() -> FindFolder.orAround("gone/eu"))).isSameAs(jenkins);
    }

    @Test
    void anEnvironmentStaysAtHomeInARenamedFolder() {
        assertThat(new FolderScope(List.of("shops", "shops/eu", "shops-2", "bank"))
                        .renamed("shops", "world/market")
                        .folders())
                .containsExactly("world/market", "world/market/eu", "shops-2", "bank");
    }

    private boolean grants(List<String> folders, boolean jenkinsDoes, boolean shopsDoes) {
        byJenkins = jenkinsDoes;
        byShops = shopsDoes;
        return inJenkins(() -> new FolderScope(folders).grants(alice, schedule));
    }

    private boolean grantsIn(String folder, List<String> folders, boolean jenkinsDoes, boolean shopsDoes) {
        byJenkins = jenkinsDoes;
        byShops = shopsDoes;
        return inJenkins(() -> new FolderScope(folders).grants(alice, schedule, folder));
    }

    private <T> T inJenkins(Supplier<T> question) {
        ACL root = acl(byJenkins);
        when(root.hasPermission2(alice, Jenkins.ADMINISTER)).thenReturn(administrator);
        ACL ofShops = acl(byShops);
        when(jenkins.getACL()).thenReturn(root);
        when(shops.getACL()).thenReturn(ofShops);
        when(eu.getACL()).thenReturn(ofShops);
        contain(jenkins, shops, nightly);
        contain((ItemGroup<?>) shops, eu);
        contain((ItemGroup<?>) eu, multibranch);
        contain((ItemGroup<?>) multibranch, branch);
        when(multibranch.getFullName()).thenReturn("shops/eu/app");
        doReturn(eu).when(multibranch).getParent();
        doReturn(multibranch).when(branch).getParent();
        doReturn(jenkins).when(nightly).getParent();
        for (Item item : List.of(shops, eu, multibranch)) {
            when(jenkins.getItemByFullName(item.getFullName())).thenReturn(item);
        }
        when(jenkins.getItemByFullName("nightly")).thenReturn(nightly);
        try (MockedStatic<Jenkins> here = mockStatic(Jenkins.class);
                MockedStatic<ACL> as = mockStatic(ACL.class)) {
            here.when(Jenkins::get).thenReturn(jenkins);
            as.when(() -> ACL.as2(any())).thenReturn(mock(ACLContext.class));
            return question.get();
        }
    }

    private static void contain(ItemGroup<?> group, Item... items) {
        doReturn(List.of(items)).when(group).getItems();
    }

    private static Item folder(String name, ItemGroup<?> parent) {
        Item folder = mock(Item.class, withSettings().extraInterfaces(ModifiableTopLevelItemGroup.class));
        when(folder.getFullName()).thenReturn(name);
        doReturn(parent).when(folder).getParent();
        return folder;
    }

    private ACL acl(boolean granting) {
        ACL acl = mock(ACL.class);
        when(acl.hasPermission2(alice, schedule)).thenReturn(granting);
        return acl;
    }
}
