package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people and pipelines get from the commands that start no host. */
class CommandsTest {

    private static final String LINT = "src/test/resources/lint/";

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new Main())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void aCleanDocumentIsZeroAndABrokenOneIsOneWithItsPlace() {
        assertThat(run("lint", "ssm-documents").code()).isZero();
        Ran broken = run("lint", LINT + "retired-runtime.yaml", "ssm-documents/minimal.yaml");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out())
                .contains("retired-runtime.yaml:43:7: error: AWS no longer runs python3.8")
                .contains("2 files, 1 errors, 0 warnings.");
    }

    @Test
    void warningsCountOnlyWhenAskedTo() {
        assertThat(run("lint", LINT + "unused-parameter.yaml").code()).isZero();
        assertThat(run("lint", "--strict", LINT + "unused-parameter.yaml").code())
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsTwoAndTheOthersAreStillRead() {
        Ran ran = run("lint", LINT + "nowhere.yaml", LINT + "retired-runtime.yaml");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("nowhere.yaml cannot be read");
        assertThat(ran.out()).contains("retired-runtime");
        assertThat(run("lint").code()).isEqualTo(2);
    }

    @Test
    void programsGetJson() throws IOException {
        JsonNode told =
                run("lint", "--format", "json", LINT + "retired-runtime.yaml").json();
        assertThat(told.path("errors").asInt()).isEqualTo(1);
        JsonNode finding = told.path("files").get(0).path("findings").get(0);
        assertThat(finding.path("rule").asText()).isEqualTo("retired-runtime");
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("line").asInt()).isEqualTo(43);
    }

    @Test
    void theSandboxIsAuditedWithoutAnAccount() throws IOException {
        Ran sound = run("audit", "--data", folder.resolve("none").toString());
        assertThat(sound.code()).as(sound.out()).isZero();
        assertThat(sound.out()).contains("document scale-ecs-service (document-outputs)", "0 failed");

        Path documents = Files.createDirectories(folder.resolve("documents"));
        Files.copy(Path.of(LINT + "no-postroll.yaml"), documents.resolve("shop.yaml"));
        Ran broken = run("audit", "--data", folder.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).startsWith("FAILED   document shop (document-phases)");
    }

    @Test
    void anAccountIsAuditedWithExitCodesForPipelines() throws IOException {
        System.setProperty("aws.accessKeyId", TestAws.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", TestAws.SECRET_KEY);
        try (TestAws aws = TestAws.start(InstantSource.system())) {
            aws.ssm()
                    .document("minimal")
                    .from(Path.of("ssm-documents/minimal.yaml"))
                    .tagged("application", "event-scheduling-platform");
            String[] asked = {
                "audit",
                "--format",
                "json",
                "--aws-region",
                "eu-west-1",
                "--aws-automation-role",
                TestAws.AUTOMATION_ROLE,
                "--aws-endpoint",
                aws.endpoint().toString()
            };
            Ran sound = run(asked);
            assertThat(sound.code()).as(sound.out()).isZero();
            assertThat(sound.json().path("state").asText()).isEqualTo("done");
            assertThat(sound.json().path("counts").path("failed").asInt()).isZero();

            aws.iam().user("tester", TestAws.ACCESS_KEY).mayNot("iam:*", "*");
            assertThat(run(asked).code()).isEqualTo(3);
            aws.ssm().document("minimal").ofType("Command");
            assertThat(run(asked).code()).isEqualTo(1);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void wrongOptionsOfAnAuditAreTwo() {
        assertThat(run("audit", "--aws-table", "events").code()).isEqualTo(2);
        assertThat(run("audit", "--aws-region", "nowhere").code()).isEqualTo(2);
        assertThat(run("audit", "--aws-region", "eu-west-1", "--aws-table", "events")
                        .err())
                .contains("belong together");
        assertThat(run("audit", "--aws-region", "eu-west-1", "--aws-table", "events", "--aws-state-machine", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void theSampleForPreCommitKeepsABrokenDocumentOut() throws Exception {
        for (String tool : List.of("git", "sh")) {
            assumeThat(onPath(tool)).as(tool + " is not installed").isTrue();
        }
        Path jar = Files.createDirectories(folder.resolve("bin"));
        // The sample calls the jar; what the jar does, the other tests say.
        Files.writeString(
                jar.resolve("java"),
                "#!/bin/sh\nshift 2\nshift\nfor f; do grep -q python3.8 \"$f\" && exit 1; done\nexit 0\n");
        jar.resolve("java").toFile().setExecutable(true);
        Path repository = Files.createDirectories(folder.resolve("repository"));
        git(repository, "git", "init", "-q");
        Path hook = repository.resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.copy(Path.of("docs/samples/pre-commit"), hook);
        hook.toFile().setExecutable(true);
        Path documents = Files.createDirectories(repository.resolve("ssm-documents"));
        Files.copy(Path.of(LINT + "retired-runtime.yaml"), documents.resolve("scale.yaml"));
        git(repository, "git", "add", ".");
        assertThat(git(repository, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x"))
                .isNotZero();
        Files.copy(Path.of(LINT + "clean.yaml"), documents.resolve("scale.yaml"), StandardCopyOption.REPLACE_EXISTING);
        git(repository, "git", "add", ".");
        assertThat(git(repository, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x"))
                .isZero();
    }

    private int git(Path where, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, own) -> own + ":" + path);
        builder.environment().put("EVENT_SCHEDULES_JAR", "event-schedules-standalone.jar");
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }
}
