package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation keeps its name, also when its store is lost. */
class InstallationTest {

    @TempDir
    Path folder;

    @Test
    void staysTheSameWithoutTheStore() throws IOException {
        Path store = folder.resolve("here").resolve("events.db");
        String name = Installation.beside(store);
        Files.deleteIfExists(store);
        assertThat(Installation.beside(store)).isEqualTo(name);
        assertThat(Installation.beside(folder.resolve("elsewhere/events.db"))).isNotEqualTo(name);
    }

    @Test
    void canBeGivenTheNameOfOneThatIsGone() throws IOException {
        Files.writeString(folder.resolve("installation.id"), "the-old-one\n");
        assertThat(Installation.beside(folder.resolve("events.db"))).isEqualTo("the-old-one");
    }

    @Test
    void refusesWhatIsNoName() throws IOException {
        Files.writeString(folder.resolve("installation.id"), "not a name");
        assertThatThrownBy(() -> Installation.beside(folder.resolve("events.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("installation.id");
    }
}
