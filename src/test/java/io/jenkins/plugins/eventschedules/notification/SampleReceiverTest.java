package io.jenkins.plugins.eventschedules.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Status;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver among the samples, as the documentation has it run. */
class SampleReceiverTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void itTakesWhatIsSignedAndPrintsItOnce(String secret) throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), secret + "\n");
        Process process = receiver(file);
        try (BufferedReader out = process.inputReader()) {
            URI address = address(out);

            assertThat(hook(address, secret, InstantSource.system()).tell(notice("1"), ""))
                    .isEqualTo(Outcome.TOLD);
            assertThat(hook(address, secret, InstantSource.system()).tell(notice("1"), ""))
                    .isEqualTo(Outcome.TOLD);
            assertThat(hook(address, secret, InstantSource.system()).tell(notice("2"), ""))
                    .isEqualTo(Outcome.TOLD);
            process.toHandle().destroy();

            assertThat(out.lines())
                    .containsExactly(
                            "teardown_failed: 01JDXM4Z5N0000000000000000 could not be taken down",
                            "teardown_failed: 01JDXM4Z5N0000000000000000 could not be taken down");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itTakesNeitherWhatIsForgedNorWhatIsOld() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), "ours");
        Process process = receiver(file);
        try (BufferedReader out = process.inputReader()) {
            URI address = address(out);
            Instant old = Instant.now().minus(Duration.ofMinutes(6));

            assertThat(hook(address, "theirs", InstantSource.system()).tell(notice("1"), ""))
                    .isEqualTo(Outcome.unreachable("It answered with status 401."));
            assertThat(hook(address, "ours", () -> old).tell(notice("1"), ""))
                    .isEqualTo(Outcome.unreachable("It answered with status 401."));
            process.toHandle().destroy();

            assertThat(out.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process receiver(Path secret) throws Exception {
        return new ProcessBuilder("node", "samples/webhook-receiver.mjs", "0", secret.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI address(BufferedReader out) throws Exception {
        String ready = out.readLine();
        assertThat(ready).startsWith("listening on ");
        return URI.create("http://127.0.0.1:" + ready.replaceAll("\\D", "") + "/");
    }

    private static Webhook hook(URI address, String secret, InstantSource clock) {
        return new Webhook(address, () -> Optional.of(secret), HttpClient.newBuilder(), clock, Duration.ofSeconds(10));
    }

    private static Notice notice(String id) {
        EventId event = new EventId("01JDXM4Z5N0000000000000000");
        return new Notice(
                id,
                Kind.TEARDOWN_FAILED,
                Instant.EPOCH,
                "sandbox",
                event,
                7,
                2,
                Status.TEARDOWN_FAILED,
                "Access denied",
                "",
                Optional.empty(),
                Optional.empty());
    }
}
