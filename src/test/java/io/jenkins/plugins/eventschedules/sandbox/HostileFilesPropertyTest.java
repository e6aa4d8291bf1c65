package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Blueprint;
import io.jenkins.plugins.eventschedules.sandbox.blueprint.Reading;
import io.jenkins.plugins.eventschedules.sandbox.document.DocumentBlueprint;
import io.jenkins.plugins.eventschedules.sandbox.template.ReadTemplate;
import io.jenkins.plugins.eventschedules.target.lint.Finding;
import io.jenkins.plugins.eventschedules.target.lint.LintDocument;
import io.jenkins.plugins.eventschedules.target.text.JsonAsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The sample documents and templates, spoiled line by line: whatever comes of it is read or refused with its line, soon,
 * and what is read can be played. Further than in every build with {@code -Dfuzz.rounds=100000}.
 */
class HostileFilesPropertyTest {

    private static final long LONGEST_MILLIS = 10_000;

    private static final List<String> PIECES = List.of(
            "!!java.net.URL [http://evil.example]",
            "!!binary aGk=",
            "!!set {a, b}",
            "!!timestamp 2026-11-26",
            "!<tag:yaml.org,2002:python/object> x",
            "!Sub '${A}${AWS::Region}${!B}${'",
            "!If [IsProd, !Ref A, !GetAtt B.C.D]",
            "!FindInMap [M, !Ref A, b]",
            "!GetAtt .",
            "!Select [9999999999, [a]]",
            "!Split ['', '']",
            "!Cidr [x, -1]",
            "&a [*a, *a]",
            "&b {<<: *b}",
            "*missing",
            "{<<: {a: b}}",
            "? [a, b]\n: c",
            "{a: 1, a: 2}",
            "|\n  text\n  more",
            ">-9\n x",
            "'unfinished",
            "\"\\ud800\"",
            "\"\\x00\"",
            "\uFEFF",
            "\u2028",
            "\t",
            "%YAML 9.9",
            "--- a\n--- b",
            "...",
            "0x7fffffffffffffffffff",
            "1_000:60:60",
            ".inf",
            "~",
            "[".repeat(60),
            "{a: ".repeat(60),
            "x".repeat(70_000),
            "{{ ".repeat(500),
            "{{global:DATE_TIME}}",
            "{{ missing.Output }}",
            "{{ automation:EXECUTION_ID",
            "^(a+)+$",
            "[[:alpha:]]{9999999}",
            "(".repeat(3_000),
            "aws:branch",
            "isEnd: true",
            "nextStep: ScaleUp",
            "onFailure: step:nowhere",
            "DependsOn: [A, B]",
            "Type: AWS::CloudFormation::Stack",
            "maxAttempts: -1",
            "timeoutSeconds: 99999999999999");

    private final List<String> samples = samples();

    private static List<String> samples() {
        try (Stream<Path> files = Stream.of("ssm-documents", "infra-cdk/products", "src/test/resources/lint")
                .map(Path::of)
                .flatMap(HostileFilesPropertyTest::in)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(yaml|json)"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                texts.add(file.toString().endsWith(".json") ? JsonAsYaml.of(text) : text);
            }
            assertThat(texts).hasSizeGreaterThan(5);
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> in(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(seed = "20261126", shrinking = ShrinkingMode.OFF)
    void aSpoiledFileIsReadOrRefused(@ForAll Random random) {
        String text = spoiled(random);
        long began = System.nanoTime();

        check(DocumentBlueprint.read("x.yaml", text));
        check(ReadTemplate.of("x.yaml", text));
        LintDocument.Report report = LintDocument.of(text);

        long lines = text.lines().count() + 1;
        assertThat(report.findings())
                .hasSizeLessThan(1_000)
                .allSatisfy(finding -> assertThat(finding.line()).isBetween(1, (int) lines))
                .extracting(Finding::message)
                .allSatisfy(message -> assertThat(message).isNotBlank().hasSizeLessThan(1_000));
        assertThat((System.nanoTime() - began) / 1_000_000).as(text).isLessThan(LONGEST_MILLIS);
    }

    private static void check(Reading reading) {
        assertThat(reading.problems())
                .hasSizeLessThan(100)
                .allSatisfy(problem -> assertThat(problem).startsWith("x.yaml").hasSizeLessThan(1_000));
        if (reading.blueprint().isPresent()) {
            Blueprint blueprint = reading.blueprint().get();
            for (Phase phase : Phase.values()) {
                assertThat(blueprint.course(phase, Map.of()).outputs().values())
                        .allSatisfy(output -> assertThat(output).hasSizeLessThanOrEqualTo(4096));
            }
        }
    }

    private String spoiled(Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(pick(random, samples).split("\n", -1)));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int place = random.nextInt(lines.size());
            String line = lines.get(place);
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(place);
                case 1 -> lines.add(place, line);
                case 2 -> lines.set(place, line.replaceFirst(": .*", ": ") + pick(random, PIECES));
                case 3 -> lines.add(place, indent + pick(random, PIECES));
                case 4 -> lines.set(place, " ".repeat(random.nextInt(9)) + line.strip());
                case 5 -> lines.set(place, with(line, random));
                case 6 ->
                    lines.set(
                            place,
                            line.replaceFirst(
                                    "[^\\s:-]+", java.util.regex.Matcher.quoteReplacement(pick(random, PIECES))));
                default -> {
                    List<String> other = Arrays.asList(pick(random, samples).split("\n", -1));
                    int from = random.nextInt(other.size());
                    lines.addAll(place, other.subList(from, Math.min(other.size(), from + 1 + random.nextInt(20))));
                }
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return String.join("\n", lines);
    }

    private static String with(String line, Random random) {
        int place = random.nextInt(line.length() + 1);
        return line.substring(0, place) + (char) random.nextInt(0xD800) + line.substring(place);
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
