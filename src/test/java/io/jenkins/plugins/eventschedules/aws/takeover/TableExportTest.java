package io.jenkins.plugins.eventschedules.aws.takeover;

import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.document;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.export;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.gzip;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.item;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.line;
import static io.jenkins.plugins.eventschedules.aws.takeover.SampleTable.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a table in every form in which DynamoDB gives it out, whole and broken. */
class TableExportTest {

    private static final String ONE = event("one");
    private static final String TWO = event("two");

    @TempDir
    Path folder;

    private static String event(String id) {
        Instant start = Instant.parse("2027-06-01T18:00:00Z");
        return item(id, "registered", start, start.plusSeconds(3600), document("minimal", "1"), "");
    }

    private static List<Row> input(byte[] bytes) throws UnreadableExportException {
        return TableExport.read(new ByteArrayInputStream(bytes));
    }

    private static List<Row> input(String text) throws UnreadableExportException {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> told(List<Row> rows) {
        return rows.stream()
                .map(row -> row instanceof Row.Item item
                        ? item.attributes().at("/pk/S").asText()
                        : ((Row.Broken) row).where() + ": " + ((Row.Broken) row).why())
                .toList();
    }

    @Test
    void everyFormHasTheSameRows() throws Exception {
        List<String> both = List.of("one", "two");
        Path exported = export(folder.resolve("export"), line(ONE), line(TWO));
        assertThat(told(TableExport.read(exported))).isEqualTo(both);
        assertThat(told(TableExport.read(exported.resolve("manifest-summary.json"))))
                .isEqualTo(both);
        assertThat(told(TableExport.read(exported.resolve("data/abcdefgh1.json.gz"))))
                .containsExactly("two");
        Path scanned = Files.writeString(folder.resolve("scan.json"), scan(ONE, TWO));
        assertThat(told(TableExport.read(scanned))).isEqualTo(both);
        assertThat(told(input(scan(ONE, TWO)))).isEqualTo(both);
        assertThat(told(input(gzip(line(ONE), line(TWO))))).isEqualTo(both);
    }

    @Test
    void aBrokenLineCostsNoOther() throws Exception {
        String lines = line(ONE) + "{\"Item\":{\"pk\":\n\n" + "{\"Keys\":{},\"NewImage\":{}}\n" + line(TWO) + "[]\n";
        assertThat(told(input(lines)))
                .containsExactly(
                        "one",
                        "input, line 2: This is not an item in DynamoDB JSON.",
                        "input, line 4: This is a line of an incremental export. Make a full export of the table.",
                        "two",
                        "input, line 6: This is not an item in DynamoDB JSON.");
    }

    @Test
    void aScanThatGoesOnIsTold() throws Exception {
        String part = scan(ONE).replace("\"Count\"", "\"NextToken\": \"abc\", \"Count\"");
        assertThat(told(input(part))).hasSize(2).last().asString().contains("Scan again");
    }

    @Test
    void whatIsNotAsItWasExportedIsTold() throws Exception {
        Path exported = export(folder, line(ONE), line(TWO), line(event("three")));
        Files.write(exported.resolve("data/abcdefgh0.json.gz"), gzip(line(event("forged"))));
        Files.delete(exported.resolve("data/abcdefgh1.json.gz"));
        assertThat(told(TableExport.read(exported)))
                .containsExactly(
                        "data/abcdefgh0.json.gz: The file is not as it was exported. Copy it once more.",
                        "data/abcdefgh1.json.gz: The file is missing. Copy all of the export.",
                        "three");
    }

    @Test
    void aManifestLeadsNowhereElse() throws Exception {
        Path exported = export(folder.resolve("export"), line(ONE));
        Files.writeString(folder.resolve("secret"), line(TWO));
        Files.writeString(
                exported.resolve("manifest-files.json"),
                "{\"dataFileS3Key\":\"..\\\\..\\\\secret\"}\n{\"dataFileS3Key\":\"a/..\"}\nnonsense\n");
        assertThat(told(TableExport.read(exported)))
                .hasSize(3)
                .containsOnly("manifest-files.json: A line names no data file.");
    }

    @Test
    void anotherFormIsRefusedWithWhatToDo() throws Exception {
        Path exported = export(folder, line(ONE));
        Path summary = exported.resolve("manifest-summary.json");
        refused(summary, "{\"outputFormat\":\"ION\"}", "DynamoDB JSON");
        refused(summary, "{\"exportType\":\"INCREMENTAL_EXPORT\"}", "full export");
        Files.delete(exported.resolve("manifest-files.json"));
        assertThatThrownBy(() -> TableExport.read(exported))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("manifest-files.json");
        assertThatThrownBy(() -> TableExport.read(folder.resolve("nothing.json")))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("nothing.json");
    }

    private void refused(Path summary, String content, String hint) throws Exception {
        Files.writeString(summary, content);
        assertThatThrownBy(() -> TableExport.read(folder))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining(hint);
    }

    @Test
    void whatIsCutOffOrBlowsUpIsRefused() {
        byte[] whole = gzip(line(ONE));
        assertThatThrownBy(() -> input(Arrays.copyOf(whole, whole.length - 12)))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("cut off");
        String blank = " ".repeat(1 << 20);
        String[] bomb = new String[65];
        Arrays.fill(bomb, blank);
        assertThatThrownBy(() -> input(gzip(bomb)))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("64 MiB");
        assertThatThrownBy(() -> input(new byte[] {(byte) 0xff, (byte) 0xfe, 0x20}))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("UTF-8");
    }
}
