package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
