package io.jenkins.plugins.eventschedules.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eventschedules.standalone.TestAccount.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preparing an account, on the command line. */
class RegisterCommandTest {

    private final TestAccount account = new TestAccount();

    @TempDir
    Path folder;

    @BeforeEach
    void document() {
        account.aws.ssm().document("minimal").from(Path.of("ssm-documents/minimal.yaml"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Answer register(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "register";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return account.run(all);
    }

    private JsonNode plan(String target) throws IOException {
        return new ObjectMapper().readTree(register(target, "--format", "json").out());
    }

    private boolean isTagged() {
        return account.aws.ssm().tags().values().stream()
                .anyMatch(tags -> "event-scheduling-platform".equals(tags.get("application")));
    }

    @Test
    void aPlanIsShownThenAppliedThenTakenBack() throws IOException {
        Answer shown = register("minimal");
        assertThat(shown.exit()).isEqualTo(3);
        assertThat(shown.out()).contains("change", "document minimal", "Would tag the document");
        assertThat(isTagged()).isFalse();
        JsonNode plan = plan("minimal");
        assertThat(plan.at("/steps/0/state").asText()).isEqualTo("change");
        String id = plan.path("plan").asText();
        assertThat(shown.out()).contains("--apply " + id);

        String list = folder.resolve("undo.json").toString();
        Answer applied = register("minimal", "--apply", id, "--undo-list", list);
        assertThat(applied.err()).isEmpty();
        assertThat(applied.exit()).isZero();
        assertThat(isTagged()).isTrue();
        assertThat(register("minimal").exit()).isZero();

        Answer undone = register("--undo", list);
        assertThat(undone.exit()).isZero();
        assertThat(undone.out()).contains("has no tag application any more");
        assertThat(isTagged()).isFalse();
    }

    @Test
    void aPlanThatNoLongerFitsIsRefused() throws IOException {
        String id = plan("minimal").path("plan").asText();
        account.aws.ssm().document("minimal").tagged("application", "billing");

        Answer answer = register(
                "minimal",
                "--apply",
                id,
                "--undo-list",
                folder.resolve("undo.json").toString());

        assertThat(answer.exit()).isEqualTo(5);
        assertThat(answer.err()).contains("does not fit");
        assertThat(folder.resolve("undo.json")).doesNotExist();
        assertThat(account.aws.journal().of("AddTagsToResource")).isEmpty();
    }

    @Test
    void noUndoListIsEverReplaced() throws IOException {
        Path list = Files.writeString(folder.resolve("undo.json"), "precious");
        String id = plan("minimal").path("plan").asText();

        Answer answer = register("minimal", "--apply", id, "--undo-list", list.toString());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("undo list");
        assertThat(list).hasContent("precious");
        assertThat(account.aws.journal().of("AddTagsToResource")).isEmpty();
        assertThat(register("--undo", list.toString()).exit()).isEqualTo(1);
    }

    @Test
    void whatAPersonHasToMendIsAnExitCodeOfItsOwn() {
        Answer answer = register("nothing");
        assertThat(answer.exit()).isEqualTo(4);
        assertThat(answer.out()).contains("problem", "no such document or product");
    }

    @Test
    void aWrongCommandLineIsTold() {
        assertThat(register().exit()).isEqualTo(2);
        assertThat(register("arn:aws:s3:::bucket").exit()).isEqualTo(2);
        assertThat(register("minimal", "--principal", "somebody").exit()).isEqualTo(2);
        assertThat(register("minimal", "--apply", "yes").exit()).isEqualTo(2);
        assertThat(register("minimal", "--undo", "file").exit()).isEqualTo(2);
        assertThat(register("minimal", "--aws-tag", "nonsense").exit()).isEqualTo(1);
    }
}
