package io.jenkins.plugins.eventschedules.target.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.eventschedules.target.document.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the folder {@code lint} says on the very lines what has to be found there, and nothing else may be. */
@Timeout(30)
class LintTest {

    private static final Path FOLDER = Path.of("src/test/resources/lint");
    private static final Pattern EXPECTED = Pattern.compile("# lint: ([a-z-]+)");

    static Stream<Path> marked() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("bomb.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<String> expected(Path file) throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTED.matcher(lines.get(i));
            while (matcher.find()) {
                expected.add((i + 1) + " " + matcher.group(1));
            }
        }
        return expected;
    }

    @ParameterizedTest
    @MethodSource("marked")
    void whatIsMarkedIsFoundOnItsLineAndNothingElse(Path file) throws IOException {
        assertThat(LintFile.of(file))
                .extracting(finding -> finding.line() + " " + finding.rule().id())
                .containsExactlyInAnyOrderElementsOf(expected(file));
    }

    @Test
    void everyRuleIsFoundSomewhere() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : marked().toList()) {
            LintFile.of(file).forEach(finding -> found.add(finding.rule().id()));
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::id).toList());
    }

    @Test
    void everyLookOfTheReaderIsARule() {
        assertThat(EnumSet.allOf(Look.class))
                .allSatisfy(look -> assertThat(Rule.of(look).isError()).isTrue());
    }

    @Test
    void theDocumentationNamesEveryRule() throws IOException {
        String docs = Files.readString(Path.of("docs/audit.md"));
        assertThat(Rule.values()).allSatisfy(rule -> assertThat(docs).contains("`" + rule.id() + "`"));
    }

    static Stream<Path> ours() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("ssm-documents"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void ourOwnDocumentsAreClean(Path file) throws IOException {
        assertThat(LintFile.of(file)).isEmpty();
    }

    @Test
    void aFindingSaysWhereOnTheLineItBegins() throws IOException {
        assertThat(LintFile.of(FOLDER.resolve("retired-runtime.yaml")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.column()).isEqualTo(7));
        assertThat(LintFile.of(FOLDER.resolve("waits-for-ever.yaml")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.column()).isEqualTo(5));
    }

    @Test
    void jsonIsReadLineByLine() throws IOException {
        assertThat(LintFile.of(FOLDER.resolve("in-json.json")))
                .extracting(Finding::line, finding -> finding.rule().id())
                .containsExactly(tuple(5, "platform-parameters"), tuple(9, "steps"));
    }

    @Test
    void whatWouldGrowIsRefused(@TempDir Path folder) throws IOException {
        assertThat(LintFile.of(FOLDER.resolve("bomb.yaml")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("aliases"));

        Path deep = Files.writeString(folder.resolve("deep.yaml"), "[".repeat(5000) + "]".repeat(5000));
        assertThat(LintFile.of(deep)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("Nesting"));

        Path huge = Files.writeString(folder.resolve("huge.yaml"), "# " + "x".repeat(70_000));
        assertThat(LintFile.of(huge)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("65536"));

        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThat(LintFile.of(latin)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("UTF-8"));
    }

    @Test
    void manyFaultsAreBounded(@TempDir Path folder) throws IOException {
        StringBuilder parameters = new StringBuilder("schemaVersion: '0.3'\nparameters:\n");
        for (int i = 0; i < 2000; i++) {
            parameters.append("  P").append(i).append(": {type: X}\n");
        }
        Path many = Files.writeString(folder.resolve("many.yaml"), parameters);
        assertThat(LintFile.of(many)).hasSizeBetween(20, 100);
    }
}
