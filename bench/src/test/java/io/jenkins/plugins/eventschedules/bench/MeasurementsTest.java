package io.jenkins.plugins.eventschedules.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.bench.report.Page;
import io.jenkins.plugins.eventschedules.bench.scenario.Course;
import io.jenkins.plugins.eventschedules.bench.scenario.Measurements;
import io.jenkins.plugins.eventschedules.bench.scenario.Sizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measurement runs, at a size that says nothing, and finds its place in the documentation. */
class MeasurementsTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = HOUSE.resolve("docs/benchmarks.md");

    /** They run at one size only, in JVMs and browsers of their own. */
    private static final Set<String> LONG = Set.of("micro", "page", "quotas");

    @TempDir
    Path folder;

    @BeforeAll
    static void beQuiet() {
        ROOT.setLevel(Level.SEVERE);
    }

    static Stream<String> names() {
        return new Measurements().names().stream().filter(name -> !LONG.contains(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void measures(String name) throws Exception {
        Path page = Files.copy(PAGE, folder.resolve("benchmarks.md"));
        Files.createDirectories(folder.resolve("docs/images"));
        String before = Files.readString(page);

        new Measurements().run(name, new Course(folder, folder, Sizes.tiny(), new Page(page)));

        assertThat(Files.readString(page)).isNotEqualTo(before).contains("<!-- bench: " + name + " -->");
    }

    @Test
    void everyMeasurementHasItsPlaceInTheDocumentation() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(new Measurements().names())
                .allSatisfy(name -> assertThat(page).contains("<!-- bench: " + name + " -->\n"));
    }
}
