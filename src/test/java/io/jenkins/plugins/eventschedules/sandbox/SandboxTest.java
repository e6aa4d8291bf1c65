package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

    @TempDir
    Path folder;

    @Test
    void itNeedsNothingButAFolder() {
        Event event = Rehearsal.event(TargetType.AUTOMATION, "minimal", Map.of());
        Path fresh = folder.resolve("a/b");
        try (Sandbox sandbox = open(fresh)) {
            assertThat(sandbox.catalog().listing().gaps()).isEmpty();
            assertThat(sandbox.provisioner().start(event, Rehearsal.preroll(event)))
                    .isInstanceOf(Report.Started.class);
        }
        try (Sandbox again = open(fresh)) {
            assertThat(again.provisioner().follow(event, Rehearsal.preroll(event)))
                    .isInstanceOf(Report.Running.class);
        }
    }

    @Test
    void itOffersWhatLiesInItsFolder() throws Exception {
        Files.createDirectories(folder.resolve("products"));
        Files.writeString(folder.resolve("products/mine.yaml"), "Resources: {R: {Type: 'A::B'}}");
        try (Sandbox sandbox = open(folder)) {
            assertThat(sandbox.catalog().find(TargetType.PRODUCT, "mine")).hasValueSatisfying(CatalogTarget::usable);
            assertThat(sandbox.catalog().find(TargetType.AUTOMATION, Drill.TARGET))
                    .isPresent();
        }
    }

    @Test
    void aFolderThatIsNoneIsSaidToBeSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Check that the folder can be written");
    }

    private static Sandbox open(Path folder) {
        return Sandbox.open(folder, Secrets.NONE, () -> Rehearsal.NOON);
    }
}
