package io.jenkins.plugins.eventschedules.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop/europe", "Größe 2/a.b", "a-b_c%20"})
    void theFullNameOfAFolderIsAnOrigin(String name) {
        assertThat(Origin.in(name).folder()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop", "shop/", "shop//europe", "/", "shop\nbank", "a\u0000", "a\ud800"})
    void nothingElseIs(String name) {
        assertThat(Origin.isFolder(name)).isFalse();
        assertThatThrownBy(() -> Origin.in(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderHasAThousandCharactersAtMost() {
        assertThat(Origin.isFolder("x".repeat(1_000))).isTrue();
        assertThat(Origin.isFolder("x".repeat(1_001))).isFalse();
    }

    @Test
    void anEventInNoFolderHasTheEmptyOne() {
        assertThat(Origin.in("")).isEqualTo(Origin.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"job/shop/job/nightly/12/", "https://ci.example.com/job/nightly/12/", "http://localhost:8080/x"})
    void aBuildIsAtAnAddressOrBelowTheHost(String url) {
        assertThat(new Build("nightly #12", URI.create(url)).url()).hasToString(url);
    }

    /** A page makes a link of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//evil.example.com/", "/absolute", "", "file:///etc"
            })
    void noBuildIsAnywhereElse(String url) {
        assertThatThrownBy(() -> new Build("nightly #12", URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
