package io.jenkins.plugins.eventschedules.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files of the state machines. */
class AslFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"event-lifecycle", "event-lifecycle-callback"})
    void theValidatorOfTheLanguageAcceptsIt(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(
                file,
                AslFile.read(name)
                        .inAccountOf(Optional.of("arn:aws:iam::444455556666:role/target"), List.of("ssm"))
                        .json());
        Process validator = new ProcessBuilder("node_modules/.bin/asl-validator", "--json-path", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(validator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        validator.waitFor(1, TimeUnit.MINUTES);

        assertThat(said).contains("is valid");
        assertThat(validator.exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-lifecycle", "event-lifecycle-callback"})
    void everythingThatIsWrittenThereIsAscii(String name) throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/" + name + ".asl.yaml")))
                .matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-lifecycle", "event-lifecycle-callback"})
    void itNamesNothingThatIsNotSubstituted(String name) {
        assertThat(AslFile.read(name).json().replaceAll("\\$\\{(Table|Region|AutomationRole)}", ""))
                .doesNotContain("${");
    }
}
