package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.User;
import io.jenkins.plugins.eventschedules.jenkins.permission.EventSchedulesPermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people do on the page, in a real browser on a real Jenkins: the journeys of the root build once more. */
@WithJenkins
class JourneysTest {

    private static final Path PAGE = Path.of("../src/main/frontend");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void peopleDoInJenkinsWhatTheyDoWithoutIt(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        assumeTrue(
                Stream.of(
                                System.getenv().getOrDefault("CHROMIUM", ""),
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser")
                        .anyMatch(path -> !path.isEmpty() && Files.isExecutable(Path.of(path))),
                "Chromium is not installed (Debian: apt-get install chromium; or set CHROMIUM)");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(
                        Jenkins.READ,
                        EventSchedulesPermissions.VIEW,
                        EventSchedulesPermissions.SCHEDULE,
                        EventSchedulesPermissions.MANAGE)
                .everywhere()
                .to("alice"));

        Path said = folder.resolve("said.txt");
        ProcessBuilder browser = new ProcessBuilder(
                        "npx",
                        "--no-install",
                        "vitest",
                        "run",
                        "--config",
                        "vitest.browser.config.ts",
                        "browser/journeys.spec.ts")
                .directory(PAGE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        browser.environment().put("EVENT_SCHEDULES_URL", jenkins.getURL() + "event-schedules/");
        browser.environment().put("EVENT_SCHEDULES_PERSON", "alice:alice:" + tokenOf("alice"));
        Process run = browser.start();
        try {
            assertTrue(run.waitFor(9, TimeUnit.MINUTES), () -> read(said));
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
        assertEquals(0, run.exitValue(), () -> read(said));
    }

    private static String tokenOf(String name) throws IOException {
        User user = User.getById(name, true);
        String token = user.getProperty(ApiTokenProperty.class).getTokenStore().generateNewToken("journeys").plainValue;
        user.save();
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
