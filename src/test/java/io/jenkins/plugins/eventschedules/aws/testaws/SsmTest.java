package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationDefinitionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationDefinitionVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionLimitExceededException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationExecutionParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationStatusUpdateException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StepExecution;
import software.amazon.awssdk.services.ssm.model.Tag;

class SsmTest {

    private static final Path MINIMAL = Path.of("ssm-documents/minimal.yaml");
    private static final Path SCALE = Path.of("ssm-documents/scale-ecs-service.yaml");
    private static final String ROLE = "arn:aws:iam::123456789012:role/automation";

    private final HandClock clock = new HandClock();
    private final TestAws aws = TestAws.start(clock);
    private final Clients clients = new Clients(aws);
    private final SsmClient ssm = clients.ssm();

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void listsDocumentsByTagPageByPage() {
        for (int i = 0; i < 7; i++) {
            aws.ssm().document("doc-" + i).from(MINIMAL).tagged("application", "events");
        }
        aws.ssm().document("other").from(MINIMAL).tagged("application", "payroll");
        aws.ssm().document("command").from(MINIMAL).ofType("Command").tagged("application", "events");
        aws.pages().ofAtMost(3).withEmptyOnesBetween();

        List<DocumentIdentifier> listed = new ArrayList<>();
        ssm.listDocumentsPaginator(r -> r.filters(by("tag:application", "events"), by("DocumentType", "Automation")))
                .documentIdentifiers()
                .forEach(listed::add);

        assertThat(listed)
                .extracting(DocumentIdentifier::name)
                .containsExactly("doc-0", "doc-1", "doc-2", "doc-3", "doc-4", "doc-5", "doc-6");
        assertThat(aws.journal().of("ListDocuments")).hasSize(5);
        assertThat(listed.get(0).tags()).containsExactly(tag("application", "events"));
        assertThat(listed.get(0).owner()).isEqualTo("123456789012");
        assertThat(listed.get(0).schemaVersion()).isEqualTo("0.3");
    }

    @Test
    void aPageCanBeEmptyAndStillHaveANextOne() {
        aws.ssm().document("a").from(MINIMAL);
        aws.ssm().document("b").from(MINIMAL);
        aws.pages().ofAtMost(1).withEmptyOnesBetween();

        var first = ssm.listDocuments(r -> {});
        var second = ssm.listDocuments(r -> r.nextToken(first.nextToken()));

        assertThat(first.documentIdentifiers()).hasSize(1);
        assertThat(second.documentIdentifiers()).isEmpty();
        assertThat(second.nextToken()).isNotEmpty();
    }

    @Test
    void describesADocumentWithoutTheConstraintsOfItsParameters() {
        aws.ssm().document("scale").from(SCALE).from(MINIMAL, "small").tagged("team", "shop");

        var document = ssm.describeDocument(r -> r.name("scale")).document();

        assertThat(document.defaultVersion()).isEqualTo("1");
        assertThat(document.latestVersion()).isEqualTo("2");
        assertThat(document.statusAsString()).isEqualTo("Active");
        assertThat(document.description()).startsWith("# ");
        assertThat(document.tags()).containsExactly(tag("team", "shop"));
        assertThat(document.parameters())
                .filteredOn(parameter -> parameter.name().equals("internalAction"))
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.typeAsString()).isEqualTo("String"));
        assertThat(ssm.describeDocument(r -> r.name("scale").versionName("small"))
                        .document()
                        .parameters())
                .hasSize(2);
    }

    @Test
    void readsADocumentInEitherFormatAndEveryVersion() {
        aws.ssm().document("scale").from(SCALE).from(MINIMAL, "small").byDefault(2);

        GetDocumentResponse standard = ssm.getDocument(r -> r.name("scale"));
        GetDocumentResponse first = ssm.getDocument(r -> r.name("scale").documentVersion("1"));
        GetDocumentResponse json =
                ssm.getDocument(r -> r.name("scale").documentVersion("$LATEST").documentFormat(DocumentFormat.JSON));

        assertThat(standard.documentVersion()).isEqualTo("2");
        assertThat(standard.documentFormat()).isEqualTo(DocumentFormat.YAML);
        assertThat(first.content()).startsWith("schemaVersion: '0.3'").contains("ecs");
        assertThat(json.content()).startsWith("{").contains("\"internalAction\"");
        assertThat(ssm.listDocumentVersions(r -> r.name("scale")).documentVersions())
                .extracting(version ->
                        version.documentVersion() + " " + version.versionName() + " " + version.isDefaultVersion())
                .containsExactly("1 null false", "2 small true");
    }

    @Test
    void tagsCanBeReadAddedAndRemoved() {
        aws.ssm().document("scale").from(MINIMAL).tagged("a", "1");

        ssm.addTagsToResource(
                r -> r.resourceType("Document").resourceId("scale").tags(tag("b", "2")));
        ssm.removeTagsFromResource(
                r -> r.resourceType("Document").resourceId("scale").tagKeys("a"));

        assertThat(ssm.listTagsForResource(r -> r.resourceType("Document").resourceId("scale"))
                        .tagList())
                .containsExactly(tag("b", "2"));
    }

    @Test
    void anAutomationIsFollowedStepByStepToItsOutputs() {
        aws.ssm().document("scale").from(MINIMAL).preroll(Course.lasting(Duration.ofMinutes(2)));
        String id = start("preroll");

        AutomationExecution begun = get(id);
        clock.pass(Duration.ofSeconds(70));
        AutomationExecution half = get(id);
        clock.pass(Duration.ofSeconds(50));
        AutomationExecution done = get(id);

        assertThat(begun.automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.IN_PROGRESS);
        assertThat(begun.documentVersion()).isEqualTo("1");
        assertThat(states(begun)).containsExactly("choosePhase InProgress", "bringUp Pending");
        assertThat(states(half)).containsExactly("choosePhase Success", "bringUp InProgress");
        assertThat(half.currentStepName()).isEqualTo("bringUp");
        assertThat(half.executionEndTime()).isNull();
        assertThat(half.outputs()).isEmpty();
        assertThat(done.automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.SUCCESS);
        assertThat(done.executionEndTime()).isEqualTo(done.executionStartTime().plusSeconds(120));
        assertThat(done.outputs()).containsEntry("bringUp.Role", List.of("Role of bringUp"));
        assertThat(done.parameters()).containsEntry("internalAction", List.of("preroll"));
        assertThat(ssm.describeAutomationStepExecutions(r -> r.automationExecutionId(id))
                        .stepExecutions())
                .extracting(StepExecution::action)
                .containsExactly("aws:branch", "aws:executeAwsApi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed",
                "TimedOut",
                "Cancelled",
                "Rejected",
                "ChangeCalendarOverrideRejected",
                "CompletedWithSuccess",
                "CompletedWithFailure",
                "Exited",
                "SomethingNew"
            })
    void everyEndingCanBeHad(String ending) {
        aws.ssm()
                .document("scale")
                .from(MINIMAL)
                .preroll(Course.lasting(Duration.ofMinutes(1)).endingAs(ending).saying("Because."));
        String id = start("preroll");
        clock.pass(Duration.ofMinutes(1));

        AutomationExecution ended = get(id);

        assertThat(ended.automationExecutionStatusAsString()).isEqualTo(ending);
        assertThat(ended.executionEndTime()).isNotNull();
        if (!ending.endsWith("Success")) {
            assertThat(ended.failureMessage()).isEqualTo("Because.");
            assertThat(ended.outputs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pending",
                "Waiting",
                "PendingApproval",
                "Approved",
                "Scheduled",
                "RunbookInProgress",
                "PendingChangeCalendarOverride",
                "ChangeCalendarOverrideApproved",
                "SomethingNew"
            })
    void everyWayOfWaitingCanBeHad(String waiting) {
        aws.ssm()
                .document("scale")
                .from(MINIMAL)
                .preroll(
                        Course.lasting(Duration.ofMinutes(1)).via(waiting, Duration.ofMinutes(5)),
                        Course.stuckIn(waiting));
        String slow = start("preroll");
        String stuck = start("preroll");

        assertThat(get(slow).automationExecutionStatusAsString()).isEqualTo(waiting);
        assertThat(states(get(slow))).allMatch(state -> state.endsWith("Pending"));
        assertThat(aws.stillUp()).isEmpty();
        clock.pass(Duration.ofMinutes(6));
        assertThat(get(slow).automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.SUCCESS);
        clock.pass(Duration.ofDays(400));
        assertThat(get(stuck).automationExecutionStatusAsString()).isEqualTo(waiting);
    }

    @Test
    void theSameTokenStartsOnceWhateverTheTime() {
        aws.ssm().document("scale").from(MINIMAL);
        String token = UUID.randomUUID().toString();

        String first = start(r -> r.clientToken(token));
        clock.pass(Duration.ofHours(30));
        String again = start(r -> r.clientToken(token));
        String other = start(r -> r.clientToken(UUID.randomUUID().toString()));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThatThrownBy(() -> start(r -> r.clientToken(token).parameters(parameters("postroll"))))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void stoppingCancelsAfterAWhile() {
        aws.ssm()
                .document("scale")
                .from(MINIMAL)
                .preroll(Course.lasting(Duration.ofMinutes(10)).stoppingWithin(Duration.ofSeconds(20)));
        String id = start("preroll");
        clock.pass(Duration.ofMinutes(1));

        ssm.stopAutomationExecution(r -> r.automationExecutionId(id).type("Cancel"));

        assertThat(get(id).automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.CANCELLING);
        clock.pass(Duration.ofSeconds(20));
        assertThat(get(id).automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.CANCELLED);
        assertThat(states(get(id))).containsExactly("choosePhase Cancelled", "bringUp Pending");
        assertThatThrownBy(() -> ssm.stopAutomationExecution(r -> r.automationExecutionId(id)))
                .isInstanceOf(InvalidAutomationStatusUpdateException.class);
    }

    @Test
    void moreAutomationsThanTheQuotaAreRefused() {
        aws.ssm().atMost(2).document("scale").from(MINIMAL);
        start("preroll");
        start("preroll");

        assertThatThrownBy(() -> start("preroll")).isInstanceOf(AutomationExecutionLimitExceededException.class);
        clock.pass(Duration.ofMinutes(1));
        assertThat(start("preroll")).isNotEmpty();
    }

    @Test
    void parametersAreHeldAgainstTheDocument() {
        aws.ssm().document("scale").from(Path.of("ssm-documents/scale-auto-scaling-group.yaml"));
        Map<String, List<String>> good = Map.of(
                "AutomationAssumeRole", List.of(ROLE),
                "internalAction", List.of("preroll"),
                "AutoScalingGroupName", List.of("web"),
                "ExpectedAudience", List.of("5000"),
                "PauseProcesses", List.of("AZRebalance", "InstanceRefresh"));

        assertThat(start(r -> r.parameters(good))).isNotEmpty();
        refuses(good, "Criticality", "boundless");
        refuses(good, "ExpectedAudience", "many");
        refuses(good, "ExpectedAudience", "5000", "6000");
        refuses(good, "PauseProcesses", "AZRebalance", "Everything");
        refuses(good, "Unheard", "of");
        refuses(good, "AutomationAssumeRole", "arn:aws:iam::123456789012:role/nobody");
        refuses(good, "AutoScalingGroupName");
    }

    private void refuses(Map<String, List<String>> good, String name, String... values) {
        Map<String, List<String>> bad = new HashMap<>(good);
        bad.put(name, List.of(values));
        assertThatThrownBy(() -> start(r -> r.parameters(bad)))
                .isInstanceOf(InvalidAutomationExecutionParametersException.class);
    }

    @Test
    void whatIsNotThereIsToldAsInTheRealOne() {
        aws.ssm().document("scale").from(MINIMAL);

        assertThatThrownBy(() -> start(r -> r.documentName("gone")))
                .isInstanceOf(AutomationDefinitionNotFoundException.class);
        assertThatThrownBy(() -> start(r -> r.documentVersion("7")))
                .isInstanceOf(AutomationDefinitionVersionNotFoundException.class);
        assertThatThrownBy(() -> get(UUID.randomUUID().toString()))
                .isInstanceOf(AutomationExecutionNotFoundException.class);
        assertThatThrownBy(() -> ssm.getDocument(r -> r.name("gone"))).isInstanceOf(InvalidDocumentException.class);
        assertThatThrownBy(() -> ssm.getDocument(r -> r.name("scale").documentVersion("7")))
                .isInstanceOf(InvalidDocumentVersionException.class);
        assertThatThrownBy(() -> ssm.listDocuments(r -> r.nextToken("mine")))
                .isInstanceOf(InvalidNextTokenException.class);
        assertThatThrownBy(() -> ssm.listDocuments(r -> r.filters(by("Colour", "red"))))
                .isInstanceOf(InvalidFilterKeyException.class);
        assertThatThrownBy(() ->
                        ssm.listTagsForResource(r -> r.resourceType("Document").resourceId("gone")))
                .isInstanceOf(InvalidResourceIdException.class);
        aws.ssm().delete("scale");
        assertThatThrownBy(() -> start("preroll")).isInstanceOf(AutomationDefinitionNotFoundException.class);
    }

    @Test
    void whatTheModelOfTheServiceForbidsIsInvalid() {
        aws.ssm().document("scale").from(MINIMAL);

        invalid(r -> r.clientToken("no-uuid"));
        invalid(r -> r.documentName("a b"));
        invalid(r -> r.documentVersion("first"));
        invalid(r -> r.parameters(Map.of("internalAction", List.of(""))));
        invalid(r -> r.parameters(Map.of("internalAction", List.of("x".repeat(513)))));
        invalid(r -> r.tags(tag("event", "")));
        invalid(r -> r.tags(tag("event", "a;b")));
    }

    private void invalid(Consumer<StartAutomationExecutionRequest.Builder> request) {
        assertThatThrownBy(() -> start(request)).isInstanceOfSatisfying(SsmException.class, e -> assertThat(
                        e.awsErrorDetails().errorCode())
                .isEqualTo("ValidationException"));
    }

    @Test
    void tellsEveryChangeOfAStatusAndWhenTheNextOneComes() {
        aws.ssm()
                .document("scale")
                .from(MINIMAL)
                .preroll(Course.lasting(Duration.ofMinutes(10))
                        .via("Waiting", Duration.ofMinutes(5))
                        .stoppingWithin(Duration.ofSeconds(20)));
        Instant before = clock.instant().minusMillis(1);
        String id = start("preroll");

        assertThat(aws.nextChange()).contains(clock.instant().plusSeconds(300));
        clock.pass(Duration.ofMinutes(5));
        assertThat(told(before)).containsExactly("Waiting", "InProgress");
        Instant seen = clock.instant();
        assertThat(aws.nextChange()).contains(seen.plusSeconds(600));
        clock.pass(Duration.ofMinutes(1));
        ssm.stopAutomationExecution(r -> r.automationExecutionId(id));
        assertThat(aws.nextChange()).contains(clock.instant().plusSeconds(20));
        clock.pass(Duration.ofMinutes(1));
        assertThat(told(seen)).containsExactly("Cancelling", "Cancelled");
        assertThat(aws.nextChange()).isEmpty();
        assertThat(told(clock.instant())).isEmpty();
    }

    private List<String> told(Instant after) {
        return aws.noticesAfter(after).stream()
                .map(notice -> notice.detail().path("Status").asText())
                .toList();
    }

    @Test
    void executionsAreListedByStatusTagAndName() {
        aws.ssm().document("scale").from(MINIMAL).preroll(Course.lasting(Duration.ofHours(1)));
        String open = start(r -> r.tags(tag("event", "e1")));
        start("postroll");
        clock.pass(Duration.ofMinutes(5));

        assertThat(executionsBy("ExecutionStatus", "InProgress"))
                .singleElement()
                .satisfies(each -> assertThat(each.automationExecutionId()).isEqualTo(open));
        assertThat(executionsBy("TagKey", "event")).hasSize(1);
        assertThat(executionsBy("DocumentNamePrefix", "sca")).hasSize(2);
    }

    @Test
    void knowsWhatIsStillUpAndWhatWasStartedTwice() {
        aws.ssm()
                .document("scale")
                .from(MINIMAL)
                .postroll(
                        Course.lasting(Duration.ofMinutes(1)).endingAs("Failed"),
                        Course.lasting(Duration.ofMinutes(1)));

        start("preroll");
        assertThat(aws.stillUp()).extracting(Up::name).containsExactly("scale");
        start("postroll");
        clock.pass(Duration.ofMinutes(1));
        assertThat(aws.stillUp()).hasSize(1);
        start("postroll");
        assertThat(aws.stillUp()).hasSize(1);
        clock.pass(Duration.ofMinutes(1));
        assertThat(aws.stillUp()).isEmpty();
        assertThat(aws.startedTwice()).isEmpty();

        start("preroll");
        start("preroll");
        assertThat(aws.startedTwice()).hasSize(1);
    }

    private String start(String phase) {
        return start(r -> r.parameters(parameters(phase)));
    }

    private String start(Consumer<StartAutomationExecutionRequest.Builder> more) {
        return ssm.startAutomationExecution(r -> {
                    r.documentName("scale").parameters(parameters("preroll"));
                    more.accept(r);
                })
                .automationExecutionId();
    }

    private List<AutomationExecutionMetadata> executionsBy(String key, String value) {
        AutomationExecutionFilter filter =
                AutomationExecutionFilter.builder().key(key).values(value).build();
        return ssm.describeAutomationExecutions(r -> r.filters(filter)).automationExecutionMetadataList();
    }

    private static Map<String, List<String>> parameters(String phase) {
        return Map.of("AutomationAssumeRole", List.of(ROLE), "internalAction", List.of(phase));
    }

    private AutomationExecution get(String id) {
        return ssm.getAutomationExecution(r -> r.automationExecutionId(id)).automationExecution();
    }

    private static List<String> states(AutomationExecution execution) {
        return execution.stepExecutions().stream()
                .map(step -> step.stepName() + " " + step.stepStatusAsString())
                .toList();
    }

    private static DocumentKeyValuesFilter by(String key, String value) {
        return DocumentKeyValuesFilter.builder().key(key).values(value).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
