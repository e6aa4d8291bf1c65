package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file below {@code sandbox/broken} says in its first line why it is refused. */
class QualificationTest {

    private final Path broken = broken();
    private final SandboxCatalog catalog = new SandboxCatalog(List.of(Shelf.of(broken)), Rehearsal.NOON);

    @TestFactory
    Stream<DynamicTest> everyBrokenFileIsListedWithItsReason() {
        return catalog.listing().targets().stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.type() + " " + target.name(), () -> assertRefusedAsItSays(target)));
    }

    @Test
    void allBrokenFilesAreListed() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String kind : List.of("documents", "products")) {
            try (Stream<Path> listed = Files.list(broken.resolve(kind))) {
                listed.forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(catalog.listing().targets()).hasSameSizeAs(files);
        assertThat(catalog.listing().gaps()).isEmpty();
    }

    @Test
    void allBrokenFilesTogetherAreReadInNoTime() {
        long before = System.nanoTime();
        new SandboxCatalog(List.of(Shelf.of(broken)), Rehearsal.NOON);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private void assertRefusedAsItSays(CatalogTarget target) throws Exception {
        String folder = target.type() == TargetType.AUTOMATION ? "documents" : "products";
        String file = folder + "/" + target.name() + ".yaml";
        String reason = Files.readAllLines(broken.resolve(file)).get(0).substring(2);
        assertThat(target.usable()).isFalse();
        assertThat(target.versions()).isEmpty();
        assertThat(target.problems())
                .as("problems of %s", file)
                .anySatisfy(problem -> assertThat(problem).startsWith(file).contains(reason));
        assertThat(target.problems()).as("one fault, one problem").hasSize(1);
        assertThat(catalog.blueprint(new Target(target.type(), target.name(), SandboxCatalog.VERSION)))
                .isEmpty();
    }

    private static Path broken() {
        URL folder = QualificationTest.class.getResource("/sandbox/broken");
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
