package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.sandbox.document.DocumentBlueprint;
import io.jenkins.plugins.eventschedules.sandbox.template.ReadTemplate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is text that somebody else wrote: it may be refused, but must not cost a thread or the memory. */
@Timeout(30)
class HostileFilesTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a billion laughs", laughs(), "Number of aliases"),
                Arguments.of("laughs within few aliases", fewAliases(), "aliases counted as copies"),
                Arguments.of("an alias inside itself", "a: &a [*a]", "an alias inside itself"),
                Arguments.of("deep lists", "[".repeat(5000) + "]".repeat(5000), "Nesting Depth exceeded max 50"),
                Arguments.of("deep mappings", deepMappings(), "Nesting Depth exceeded max 50"),
                Arguments.of("a huge text", "description: " + "x".repeat(900_000), "more than 65536 characters"),
                Arguments.of("a huge name", "? " + "x".repeat(900_000) + "\n: y", ""),
                Arguments.of("more than a file may have", "x".repeat(2_000_000), "This is no valid YAML"),
                Arguments.of("many values", "[" + "1,".repeat(200_000) + "1]", "More than 50000 values"),
                Arguments.of("a type", "!!javax.script.ScriptEngineManager [x]", "Global tag is not allowed"),
                Arguments.of("control characters", "a: \u0000", "special characters are not allowed"),
                Arguments.of("nothing", "", "The file is empty"),
                Arguments.of("only a comment", "# nothing", "The file is empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWithAReason(String what, String text, String reason) {
        for (Reading reading :
                new Reading[] {DocumentBlueprint.read("x.yaml", text), ReadTemplate.of("x.yaml", text)}) {
            assertThat(reading.blueprint()).isEmpty();
            assertThat(reading.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                    .startsWith("x.yaml")
                    .hasSizeLessThan(400));
            assertThat(reading.problems().get(0)).contains(reason);
        }
    }

    @Test
    void aThousandFaultsAreNotAThousandProblems() {
        String steps =
                IntStream.range(0, 1000).mapToObj(i -> "  - x: " + i + "\n").collect(Collectors.joining());
        Reading reading = DocumentBlueprint.read("x.yaml", "schemaVersion: '0.3'\nmainSteps:\n" + steps);
        assertThat(reading.problems()).hasSizeLessThan(30);
        assertThat(reading.problems().get(reading.problems().size() - 1)).contains("more like these");
    }

    @Test
    void aLongWayOfResourcesIsRefused() {
        String resources = IntStream.range(0, 5000)
                .mapToObj(i -> "  R" + i + ": {Type: A::B, DependsOn: R" + (i + 1) + "}\n")
                .collect(Collectors.joining());
        assertThat(ReadTemplate.of("x.yaml", "Resources:\n" + resources + "  R5000: {Type: A::B}\n")
                        .problems())
                .singleElement()
                .asString()
                .contains("more than 500");
    }

    @Test
    void aMappingThatAsksForItselfEnds() {
        String text = "Resources:\n  R: {Type: A::B}\n"
                + "Mappings:\n  M: {a: {b: !FindInMap [M, a, b]}}\n"
                + "Outputs:\n  O: {Value: !FindInMap [M, a, b]}\n";
        assertThat(outputs(text)).containsEntry("O", "(not simulated)");
    }

    @Test
    void conditionsThatAskForEachOtherEnd() {
        String text = "Resources:\n  R: {Type: A::B}\n"
                + "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n"
                + "Outputs:\n  O: {Value: !If [A, yes it is, no]}\n";
        assertThat(outputs(text)).containsKey("O");
    }

    @Test
    void variablesInsideVariablesDoNotMultiply() {
        String value = "''";
        for (int i = 0; i < 12; i++) {
            value = "!Sub ['" + "${A}".repeat(50) + "', {A: " + value + "}]";
        }
        String text = "Resources: {R: {Type: 'A::B'}}\nOutputs: {O: {Value: " + value + "}}\n";
        assertThat(outputs(text)).containsEntry("O", "");
    }

    @Test
    void anOutputDoesNotGrowBeyondMeasure() {
        String twice = "!Join ['', [!Ref P, !Ref P, !Ref P, !Ref P]]";
        String text = "Parameters: {P: {Type: String, Default: " + "x".repeat(3000) + "}}\n"
                + "Resources: {R: {Type: 'A::B'}}\nOutputs: {O: {Value: " + twice + "}}\n";
        assertThat(outputs(text).get("O")).hasSizeLessThanOrEqualTo(4096);
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    /** Fewer aliases than SnakeYAML counts, and still a million values. */
    private static String fewAliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(3) + "*a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    private static String deepMappings() {
        return IntStream.range(0, 500).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static Map<String, String> outputs(String template) {
        Reading reading = ReadTemplate.of("x.yaml", template);
        assertThat(reading.problems()).isEmpty();
        return reading.blueprint().orElseThrow().course(Phase.PREROLL, Map.of()).outputs();
    }
}
