package io.jenkins.plugins.eventschedules.aws;

import static io.jenkins.plugins.eventschedules.aws.LedHouse.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.account.AssumedRole;
import io.jenkins.plugins.eventschedules.aws.account.NoCredentialsException;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.lifecycle.port.Chronicle.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Events that AWS leads, as a script sees them through the API: with Jenkins up, down, and up again. */
class StepFunctionsLifeTest {

    private static final Instant START = NOW.plus(Duration.ofHours(1));
    private static final Instant END = START.plus(Duration.ofHours(1));

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";

    private static final String DOCUMENT = "'target':{'type':'automation','name':'minimal'},'parameters':{}";
    private static final String PRODUCT =
            "'target':{'type':'product','name':'cache'},'parameters':{'Name':'shop','Password':'" + SECRET + "'}";

    private final LedHouse house = new LedHouse();
    private AlicesApi api;

    @BeforeEach
    void open() throws Exception {
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.FULL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        api = new AlicesApi(house::environments, "shop", house.time);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        house.close();
    }

    static Stream<String> targets() {
        return Stream.of(DOCUMENT, PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anEventLivesToItsEndWhileJenkinsIsDown(String target) throws Exception {
        String id = scheduled(target);
        house.down();
        house.passUntil(START.minus(Duration.ofMinutes(5))).open();
        JsonNode coming = api.get("/events/" + id);
        assertThat(coming.get("status").asText()).as(coming.toString()).isIn("deploying", "live");

        house.down().passUntil(START.plus(Duration.ofMinutes(5))).open();
        JsonNode live = api.get("/events/" + id);
        assertThat(live.get("status").asText()).isEqualTo("live");
        assertThat(live.get("outputs")).isNotEmpty();

        house.down().passUntil(END.plus(Duration.ofHours(1))).open();
        JsonNode ended = api.get("/events/" + id);
        assertThat(ended.get("status").asText()).isEqualTo("ended");
        assertThat(ended.get("reason").get("cause").asText()).isEqualTo("window_closed");
        assertThat(api.get("/events/" + id + "/history").toString()).contains("Resources are gone");
        assertOver();
        assertThat(house.stack.executions()).containsExactly(id + "-r1");
    }

    @Test
    void whatBecameOfEventsWhileJenkinsWasDownIsToldInOrder() throws Exception {
        long before = house.world().telling().chronicle().end();
        String id = scheduled(DOCUMENT);
        house.down().passUntil(END.plus(Duration.ofHours(1))).open();

        Piece told = house.world().telling().chronicle().after(before, 100);
        assertThat(told.entries())
                .extracting(recorded -> recorded.entry().event() + " "
                        + recorded.entry().happening().name())
                .containsExactly(
                        id + " SCHEDULED",
                        id + " CLAIMED",
                        id + " STARTED",
                        id + " WENT_LIVE",
                        id + " CLAIMED",
                        id + " STARTED",
                        id + " TOOK_DOWN");
        house.down().open();
        assertThat(house.world().telling().chronicle().after(before, 100)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"scheduled, 1", "deploying, 42", "live, 90"})
    void anEventIsExtended(String status, int minutes) throws Exception {
        slow();
        String id = scheduledUntil(DOCUMENT, status, minutes);
        change(id, "{'window':{'end':'" + END.plus(Duration.ofHours(2)) + "'}%s}");

        house.passUntil(END.plus(Duration.ofMinutes(30)));
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("live");
        house.passUntil(END.plus(Duration.ofHours(3)));
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("ended");
        assertOver();
        assertThat(house.stack.executions()).containsExactly(id + "-r1", id + "-r2");
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, 1, end, ''",
        "deploying, 42, end, ended",
        "live, 90, end, ended",
        "tearing_down, 121, end, ''",
        "scheduled, 1, cancel, cancelled",
        "deploying, 42, cancel, cancelled",
        "live, 90, cancel, ''",
        "tearing_down, 121, cancel, ''"
    })
    void anEventIsEndedNowOrCancelled(String status, int minutes, String command, String ending) throws Exception {
        slow();
        String id = scheduledUntil(DOCUMENT, status, minutes);
        long revision = api.get("/events/" + id).get("revision").asLong();
        if (ending.isEmpty()) {
            JsonNode refused = api.post("/events/" + id + "/" + command, "{'revision':" + revision + "}", 409);
            assertThat(refused.get("detail").asText()).isNotBlank();
            house.passUntil(END.plus(Duration.ofHours(1)));
            assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("ended");
        } else {
            api.post("/events/" + id + "/" + command, "{'revision':" + revision + "}", 200);
            awaitLed(id);
            house.pass(Duration.ofMinutes(40));
            assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo(ending);
        }
        assertOver();
    }

    @Test
    void aFailedTakedownIsTriedAgain() throws Exception {
        house.aws
                .ssm()
                .document("minimal")
                .postroll(Course.lasting(Duration.ofMinutes(1)).endingAs("Failed"));
        String id = scheduled(DOCUMENT);
        house.passUntil(END.plus(Duration.ofMinutes(10)));
        JsonNode failed = api.get("/events/" + id);
        assertThat(failed.get("status").asText()).isEqualTo("teardown_failed");

        house.aws.ssm().document("minimal").postroll(Course.lasting(Duration.ofMinutes(1)));
        api.post(
                "/events/" + id + "/retry",
                "{'revision':" + failed.get("revision").asLong() + "}",
                200);
        awaitLed(id);
        house.pass(Duration.ofMinutes(10));
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("ended");
        assertOver();
    }

    /** The table is written, and the process dies before Step Functions hears of it. */
    @Test
    void d03WhatACrashLeftBetweenTableAndExecutionIsHealedByTheSweep() throws Exception {
        house.aws.faults().always("DescribeExecution", Fault.CUT_BEFORE);
        String id = api.post("/events", draft(DOCUMENT), 201).get("id").asText();
        house.down();
        assertThat(house.stack.executions()).isEmpty();

        house.aws.faults().calm();
        house.open().world().sweep();
        assertThat(house.stack.executions()).containsExactly(id + "-r1");
        house.passUntil(START);
        house.stack.stopExecutions();
        house.world().sweep();
        house.passUntil(END.plus(Duration.ofHours(1)));
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("ended");
        assertThat(house.stack.executions()).containsExactly(id + "-r1", id + "-r1-2");
        assertOver();
    }

    @Test
    void d03AHouseSweepsByItselfSoonAfterItOpens() throws Exception {
        house.aws.faults().always("DescribeExecution", Fault.CUT_BEFORE);
        String id = api.post("/events", draft(DOCUMENT), 201).get("id").asText();
        house.down();
        house.aws.faults().calm();
        house.open().world().start();

        house.awaitExecution(id + "-r1");
        assertThat(api.get("").get("runner").get("patience").asText()).isEqualTo("PT12M");
    }

    @Test
    void credentialsThatFailAreATroubleAndNoDeadPage() throws Exception {
        String id = scheduled(DOCUMENT);
        house.withKeys(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAWRONG", "secret")));
        house.world().sweep();
        JsonNode environment = api.get("");
        assertThat(environment.get("runner").get("trouble").asText())
                .contains("does not accept the credentials")
                .contains("go on");
        assertThat(api.get("/catalog").get("targets")).isNotEmpty();
        assertThat(api.get("/events", 503).get("detail").asText()).contains("does not accept the credentials");

        house.withKeys(() -> {
            throw new NoCredentialsException("The AWS credentials of this environment are not in Jenkins.");
        });
        house.world().sweep();
        assertThat(api.get("").get("runner").get("trouble").asText()).contains("are not in Jenkins");
        assertThat(api.get("/events", 503).get("detail").asText()).contains("are not in Jenkins");

        house.passUntil(START.plus(Duration.ofMinutes(1)));
        house.withKeys(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(TestAws.ACCESS_KEY, TestAws.SECRET_KEY)));
        house.world().sweep();
        assertThat(api.get("").get("runner").get("trouble").isNull()).isTrue();
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo("live");
    }

    @Test
    void d09ASecretIsAReferenceAndNothingElse() throws Exception {
        JsonNode environment = api.get("");
        assertThat(environment.get("secrets").asText()).isEqualTo("reference");
        assertThat(environment.get("kind").asText()).isEqualTo("aws-step-functions");
        for (String plain :
                new String[] {"correct-horse-battery", "db-password", "{{resolve:vault:x}}", "shop/token"}) {
            JsonNode refused = api.post("/events", draft(PRODUCT.replace(SECRET, plain)), 422);
            assertThat(refused.get("errors").findValuesAsText("pointer")).containsExactly("/parameters/Password");
            assertThat(refused.toString()).doesNotContain(plain).contains("Give a reference");
        }
        for (String reference : new String[] {
            SECRET,
            "/shop/db-password",
            "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db",
            "{{resolve:secretsmanager:shop/db:SecretString:password}}",
            "{{resolve:ssm-secure:/shop/db:3}}"
        }) {
            api.post("/events", draft(PRODUCT.replace(SECRET, reference)), 201);
        }
    }

    @Test
    void targetsThatStepFunctionsCannotRunAreSaidToBeSo() throws Exception {
        house.aws
                .serviceCatalog()
                .product("vault")
                .containing(Templates.FULL.replace("NoEcho: true, MinLength: 8", "NoEcho: true, MaxLength: 12"))
                .tagged("application", "event-scheduling-platform");
        house.world().read();

        JsonNode vault = target("vault");
        assertThat(vault.get("usable").asBoolean()).isFalse();
        assertThat(vault.get("problems").toString()).contains("constraints of Password take none");
        assertThat(target("cache").get("usable").asBoolean()).isTrue();
    }

    @Test
    void everyCallIsMadeInASessionOfTheRole() throws Exception {
        String role = "arn:aws:iam::123456789012:role/planner";
        house.aws
                .iam()
                .role("planner")
                .trusts("arn:aws:iam::123456789012:user/tester")
                .may("*", "*");
        house.down()
                .open(house.settings(
                        Optional.of(new AssumedRole(role, Optional.empty())),
                        DeployedStack.TABLE,
                        house.stack.stateMachine()));
        scheduled(DOCUMENT);

        assertThat(house.aws.journal().of("TransactWriteItems"))
                .isNotEmpty()
                .allMatch(entry -> entry.call().principal().arn().endsWith("planner/event-schedules-events"));
        assertThat(house.aws.journal().of("StartExecution"))
                .isNotEmpty()
                .allMatch(entry -> entry.call().principal().arn().endsWith("planner/event-schedules-runner"));
    }

    private JsonNode target(String name) throws Exception {
        for (JsonNode each : api.get("/catalog").get("targets")) {
            if (each.get("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("The catalog has no " + name);
    }

    /** Bringing up and taking down take ten minutes each, so that a test finds an event in between. */
    private void slow() {
        house.aws
                .ssm()
                .document("minimal")
                .preroll(Course.lasting(Duration.ofMinutes(10)))
                .postroll(Course.lasting(Duration.ofMinutes(10)));
    }

    private static String draft(String target) {
        return "{'name':'Cup final','window':{'start':'" + START + "','end':'" + END + "'}," + target + "}";
    }

    private String scheduled(String target) throws Exception {
        JsonNode made = api.post("/events", draft(target), 201);
        String id = made.get("id").asText();
        house.awaitExecution(id + "-r1");
        return id;
    }

    private String scheduledUntil(String target, String status, int minutes) throws Exception {
        String id = scheduled(target);
        house.passUntil(NOW.plus(Duration.ofMinutes(minutes)));
        assertThat(api.get("/events/" + id).get("status").asText()).isEqualTo(status);
        return id;
    }

    /** @param body with a place for the revision */
    private void change(String id, String body) throws Exception {
        long revision = api.get("/events/" + id).get("revision").asLong();
        api.patch("/events/" + id, body.formatted(",'revision':" + revision), 200);
        awaitLed(id);
    }

    /** Waits until the present revision is led, if it still has to be. */
    private void awaitLed(String id) throws Exception {
        JsonNode event = api.get("/events/" + id);
        if (!event.get("status").asText().equals("cancelled")) {
            house.awaitExecution(id + "-r" + event.get("revision").asLong());
        }
    }

    private void assertOver() {
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
        assertThat(house.stack.running()).isEmpty();
        assertThat(house.stack.failures()).isEmpty();
    }
}
