package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged host as a newcomer meets it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StandaloneIT {

    @TempDir
    Path folder;

    @Test
    void theSampleEventGoesThroughItsLifeByCurl() throws Exception {
        assumeThat(onPath("curl")).as("curl is not installed").isTrue();
        assumeThat(onPath("bash")).as("bash is not installed").isTrue();
        try (StandaloneProcess host = StandaloneProcess.start(folder)) {
            Process sample = new ProcessBuilder(
                            "bash", "samples/life-of-an-event.sh", host.url().toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(sample.getInputStream().readAllBytes());

            assertThat(sample.waitFor()).as(output).isZero();
            assertThat(output.lines().map(line -> line.replaceAll(".* ", "")))
                    .containsSubsequence("scheduled", "deploying", "live", "tearing_down", "ended");
        }
    }

    @Test
    void stopsCleanlyAndLeavesOneFile() throws Exception {
        try (StandaloneProcess host = StandaloneProcess.start(folder)) {
            assertThat(host.stop()).isEqualTo(143);
        }

        assertThat(folder.resolve("events.db")).exists();
        assertThat(folder.resolve("events.db-wal")).doesNotExist();
    }

    @Test
    void runsAnEnvironmentInAwsBesideTheSandbox() throws Exception {
        try (TestAws aws = TestAws.start(InstantSource.system())) {
            aws.ssm()
                    .document("minimal")
                    .from(Path.of("ssm-documents/minimal.yaml"))
                    .tagged("application", "event-scheduling-platform");
            try (StandaloneProcess host = StandaloneProcess.start(
                    folder,
                    "--aws-region",
                    "eu-west-1",
                    "--aws-automation-role",
                    TestAws.AUTOMATION_ROLE,
                    "--aws-endpoint",
                    aws.endpoint().toString())) {
                JsonNode catalog = host.get("../aws/catalog");
                while (catalog.get("targets").isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    catalog = host.get("../aws/catalog");
                }
                assertThat(catalog.get("targets").findValuesAsText("name")).containsExactly("minimal");
                assertThat(catalog.get("gaps")).isEmpty();
                assertThat(host.get("catalog").get("targets")).isNotEmpty();
            }
        }
    }

    @Test
    void anEnvironmentInAwsThatCannotBeIsRefused() throws Exception {
        String data = folder.toString();
        assertRefusal(
                StandaloneProcess.run("--port", "0", "--data", data, "--aws-region", "eu.evil.example"),
                "--aws-region");
        assertRefusal(
                StandaloneProcess.run(
                        "--port", "0", "--data", data, "--aws-region", "eu-west-1", "--aws-name", "sandbox"),
                "--aws-name");
        assertRefusal(
                StandaloneProcess.run(
                        "--port", "0", "--data", data, "--aws-region", "eu-west-1", "--aws-role", "admin"),
                "not the ARN of a role");
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (StandaloneProcess host = StandaloneProcess.start(folder)) {
            StandaloneProcess.Ending second = StandaloneProcess.run("--port", "0", "--data", folder.toString());

            assertRefusal(second, "events.db");
            assertThat(host.get("events").get("events")).isEmpty();
        }
    }

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefusal(StandaloneProcess.run("--port", port, "--data", folder.toString()), "port " + port);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsToldInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertRefusal(
                StandaloneProcess.run(
                        "--port", "0", "--data", file.resolve("below").toString()),
                "below");
    }

    @Test
    void aDamagedFileIsToldAndLeftAsItIs() throws Exception {
        byte[] damaged = "not a database at all, but somebody's only copy of something".getBytes();
        Files.write(folder.resolve("events.db"), damaged);

        assertRefusal(StandaloneProcess.run("--port", "0", "--data", folder.toString()), "events.db");
        assertThat(folder.resolve("events.db")).hasBinaryContent(damaged);
    }

    @Test
    void othersAreNotLetInWithoutAToken() throws Exception {
        assertRefusal(
                StandaloneProcess.run("--port", "0", "--host", "0.0.0.0", "--data", folder.toString()), "--token-file");
    }

    @Test
    void aShortTokenIsRefusedWithoutBeingRepeated() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "hunter2");
        StandaloneProcess.Ending ending =
                StandaloneProcess.run("--port", "0", "--data", folder.toString(), "--token-file", token.toString());

        assertRefusal(ending, "shorter than 16");
        assertThat(ending.errors()).doesNotContain("hunter2");
    }

    private static void assertRefusal(StandaloneProcess.Ending ending, String hint) {
        assertThat(ending.exitCode()).isNotZero();
        assertThat(ending.errors().strip().lines()).as(ending.errors()).hasSize(1);
        assertThat(ending.errors()).startsWith("Cannot start: ").contains(hint);
    }

    private static boolean onPath(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }
}
