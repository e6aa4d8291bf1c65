package io.jenkins.plugins.eventschedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries of both archives, held against docs/dependencies.md and the bill of materials. */
class DependenciesIT {

    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| ([^|]+) \\| (\\d+) \\| ([^|]+) \\|");
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+)\\.jar");

    /** What may be given on with the plugin under its own licence. EPL is in the standalone archive alone, and beside Apache. */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "MIT-0", "FreeBSD License", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    private static final Set<String> IN_PLUGIN = Set.of("Apache-2.0", "MIT", "FreeBSD License");

    private record Row(String licence, long kibibytes, String reason) {}

    @Test
    void eachLibraryIsInTheTableWithItsReasonAndWeight() throws IOException {
        Map<String, Row> table = table();
        Map<String, Long> libraries = libraries();

        assertThat(table.keySet()).isEqualTo(libraries.keySet());
        assertThat(table.values()).extracting(Row::reason).doesNotContain("");
        libraries.forEach((name, bytes) -> {
            long kibibytes = Math.round(bytes / 1024.0);
            assertThat(table.get(name).kibibytes())
                    .as("%s in docs/dependencies.md, which has %d KiB", name, kibibytes)
                    .isCloseTo(kibibytes, within(Math.max(2, kibibytes / 10)));
        });
    }

    @Test
    void eachLibraryHasALicenceThatItMayHave() throws IOException {
        Map<String, List<String>> licences = licences();

        licences.forEach((name, some) -> assertThat(some).as(name).isNotEmpty().allMatch(LICENCES::contains));
        table().forEach((name, row) -> {
            assertThat(licences.get(name)).as(name).containsExactly(row.licence());
            assertThat(IN_PLUGIN).as(name).contains(row.licence());
        });
    }

    /** Two jars with one package hide each other's classes, and a module path refuses them. */
    @Test
    void noPackageIsInTwoLibraries() throws IOException {
        Map<String, Set<String>> homes = new TreeMap<>();
        try (JarFile hpi = hpi()) {
            for (JarEntry library : (Iterable<JarEntry>) hpi.stream()::iterator) {
                if (!library.getName().endsWith(".jar")) {
                    continue;
                }
                byte[] bytes = hpi.getInputStream(library).readAllBytes();
                try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
                    for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                        String name = entry.getName();
                        if (name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/")) {
                            homes.computeIfAbsent(name.substring(0, name.lastIndexOf('/')), each -> new TreeSet<>())
                                    .add(library.getName());
                        }
                    }
                }
            }
        }
        assertThat(homes).hasSizeGreaterThan(50);
        homes.forEach((name, jars) -> assertThat(jars).as(name).hasSize(1));
    }

    /** Every archive entry has the one moment of pom.xml and stands in one order: that is what makes two builds the same. */
    @ParameterizedTest
    @ValueSource(strings = {"plugin.hpi", "standalone.jar"})
    void noEntryTellsWhenItWasBuilt(String archive) throws IOException {
        try (JarFile file = new JarFile(System.getProperty(archive))) {
            assertThat(file.stream().map(JarEntry::getTimeLocal).collect(Collectors.toSet()))
                    .hasSize(1);
        }
    }

    private static JarFile hpi() throws IOException {
        return new JarFile(new File(System.getProperty("plugin.hpi")));
    }

    private static Map<String, Long> libraries() throws IOException {
        Map<String, Long> libraries = new TreeMap<>();
        try (JarFile hpi = hpi()) {
            hpi.stream().forEach(entry -> {
                Matcher library = LIBRARY.matcher(entry.getName());
                if (library.matches() && !library.group(1).equals("event-schedules")) {
                    libraries.put(library.group(1), entry.getSize());
                }
            });
        }
        return libraries;
    }

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/dependencies.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), new Row(row.group(2), Long.parseLong(row.group(3)), row.group(4)));
            }
        }
        return rows;
    }

    private static Map<String, List<String>> licences() throws IOException {
        Map<String, List<String>> licences = new TreeMap<>();
        JsonNode bill = new ObjectMapper().readTree(new File(System.getProperty("plugin.bom")));
        for (JsonNode component : bill.path("components")) {
            List<String> some = new ArrayList<>();
            for (JsonNode each : component.path("licenses")) {
                JsonNode licence = each.path("license");
                some.add(licence.path("id")
                        .asText(licence.path("name")
                                .asText(each.path("expression").asText())));
            }
            licences.put(component.path("name").asText(), some);
        }
        return licences;
    }
}
