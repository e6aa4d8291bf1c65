package io.jenkins.plugins.eventschedules.sandbox.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.sandbox.SandboxCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShelfTest {

    private static final String TEMPLATE = "Resources: {R: {Type: 'A::B'}}";

    @TempDir
    Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Files.createDirectories(folder.resolve("products"));
    }

    @Test
    void yamlAndJsonFilesAreTargetsAndNothingElse() throws IOException {
        put("products/a.yaml", TEMPLATE);
        put("products/b.yml", TEMPLATE);
        put("products/c.json", "{\"Resources\":{\"R\":{\"Type\":\"A::B\"}}}");
        put("products/README.md", "# Read me");
        put("products/.hidden.yaml", TEMPLATE);
        Files.createDirectories(folder.resolve("products/folder.yaml"));
        assertThat(targets()).extracting(CatalogTarget::name).containsExactly("a", "b", "c");
        assertThat(targets()).allMatch(CatalogTarget::usable).allMatch(t -> t.type() == TargetType.PRODUCT);
    }

    @Test
    void jsonIsReadAsJsonIs() throws IOException {
        put(
                "products/a.json",
                """
                {
                \t"Description" : "tab\\tslash\\/ backslash\\\\/ quote\\" e\\u0301 \\ud83d\\ude00",\t
                \t"Resources":{"R":{"Type":"A::B","N":-1.5e3,"L":[true,null,{}]}}
                }
                """);
        assertThat(targets().get(0).problems()).isEmpty();
        assertThat(targets().get(0).description()).isEqualTo("tab\tslash/ backslash\\/ quote\" e\u0301 \ud83d\ude00");
    }

    @Test
    void twoFilesOfOneNameAreOneTargetThatCannotBeUsed() throws IOException {
        put("products/a.yaml", TEMPLATE);
        put("products/a.json", "{}");
        put("documents/a.yaml", TEMPLATE);
        assertThat(targets()).hasSize(2).noneMatch(CatalogTarget::usable);
        assertThat(targets().get(1).problems())
                .containsExactly("products/a.json and products/a.yaml: both would be a. Rename one of them.");
    }

    @Test
    void aNameCanBeTakenByOnlyOneShelf() throws IOException {
        put("documents/sandbox-drill.yaml", "schemaVersion: '0.3'");
        SandboxCatalog catalog = new SandboxCatalog(List.of(Shelf.bundled(), Shelf.of(folder)), Instant.EPOCH);
        assertThat(catalog.find(TargetType.AUTOMATION, "sandbox-drill")
                        .orElseThrow()
                        .problems())
                .containsExactly(
                        "drill.yaml and documents/sandbox-drill.yaml: both would be sandbox-drill. Rename one of them.");
    }

    @Test
    void whatAwsWouldFindTooLargeIsNotEvenRead() throws IOException {
        put("documents/large.yaml", "#".repeat(65_537));
        put("products/large.yaml", "#".repeat(1_048_577));
        assertThat(targets()).hasSize(2).allSatisfy(target -> assertThat(target.problems())
                .singleElement()
                .asString()
                .contains("bytes, but AWS takes no more than"));
    }

    @Test
    void whatIsNotUtf8IsSaidToBeSo() throws IOException {
        Files.write(folder.resolve("documents/latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThat(targets().get(0).problems()).containsExactly("documents/latin.yaml: it is not written in UTF-8.");
    }

    @Test
    void aMissingFolderIsAGap() {
        Shelf shelf = Shelf.of(folder.resolve("nowhere"));
        assertThat(shelf.gaps()).singleElement().asString().contains("nowhere");
        assertThat(new SandboxCatalog(List.of(shelf), Instant.EPOCH).listing().gaps())
                .isEqualTo(shelf.gaps());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.jar", "with space + plus.jar", "50%25 hash#.jar", "ümlaut.jar"})
    void theBundleIsReadOutOfAnArchive(String name) throws Exception {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, Bundle.DRILL, "schemaVersion: '0.3'");
            entry(zip, "io/jenkins/plugins/eventschedules/sandbox/documents/one.yaml", "schemaVersion: '0.3'");
            entry(zip, "io/jenkins/plugins/eventschedules/sandbox/products/two.yaml", TEMPLATE);
        }
        URI drill = new URI("jar:" + jar.toUri() + "!/" + Bundle.DRILL);
        for (int again = 0; again < 2; again++) {
            Shelf shelf = Bundle.open(List.of(drill.toURL()));
            assertThat(shelf.documents()).extracting(SourceFile::target).containsExactly("one", "sandbox-drill");
            assertThat(shelf.products()).extracting(SourceFile::target).containsExactly("two");
            assertThat(shelf.gaps()).isEmpty();
        }
        Files.delete(jar);
    }

    @Test
    void aDrillWithoutTheSamplesBesideItIsNotTheBundle() throws Exception {
        put("drill.yaml", "schemaVersion: '0.3'");
        put("products/two.yaml", TEMPLATE);
        Path bare = Files.createDirectory(folder.resolve("sources")).resolve("drill.yaml");
        Files.writeString(bare, "schemaVersion: '0.3'");
        List<URL> drills = List.of(
                bare.toUri().toURL(), folder.resolve("drill.yaml").toUri().toURL());
        assertThat(Bundle.open(drills).products())
                .extracting(SourceFile::target)
                .containsExactly("two");
        assertThat(Bundle.open(drills.subList(0, 1)).documents()).hasSize(1);
    }

    private List<CatalogTarget> targets() {
        return new SandboxCatalog(List.of(Shelf.of(folder)), Instant.EPOCH)
                .listing()
                .targets();
    }

    private void put(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
