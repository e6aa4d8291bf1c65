package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be wrong with a body; none of it makes an event. */
class BadInputTest {

    private static final String EVENTS = "/environments/sandbox/events";
    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    final Api api = new Api();

    @AfterEach
    void nothingWasMade() {
        assertThat(api.generations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{'name':}",
                "{name:1}",
                "{'name':'a',}",
                "{'name':'a'} {'name':'b'}",
                "{'name':'a'}x",
                "{'name':NaN}",
                "{'name':'a','name':'b'}",
                "{'window':{'start':'a','start':'a'}}",
                "// a comment\n{}",
                "{'name':'\\ud800'}",
                "{'\\udc00':1}",
                "{'parameters':{'Rules':[{'a':'\\ud800'}]}}",
                "{'name':'a\tb'}",
                "\ufeff{}",
            })
    void whatIsNotJsonIsRefused(String body) {
        Api.Answer refused = api.post(EVENTS, body).expect(400, "malformed-json");

        assertThat(refused.body().path("detail").asText()).doesNotContain("Source", "Feature", "jackson");
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        String deep = "{'parameters':{'a':" + "[".repeat(5000) + "]".repeat(5000) + "}}";

        api.post(EVENTS, deep).expect(400, "malformed-json");
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        api.post(EVENTS, "{'audience':" + "9".repeat(500_000) + "}").expect(400, "malformed-json");
        api.post(EVENTS, "{'audience':1." + "0".repeat(500_000) + "}").expect(400, "malformed-json");
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNotWrittenOut() {
        assertThat(api.post(EVENTS, Bodies.with("audience", "1e999999999"))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/audience");
        assertThat(api.post(EVENTS, Bodies.parameters("{'Service':'web','Ratio':1e999999999,'Tags':{'a':1e999999999}}"))
                        .expect(422, "invalid")
                        .pointers())
                .containsExactly("/parameters/Ratio");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "{\"name\":\"Fu\u00dfball\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};

        for (byte[] body : new byte[][] {latin, overlong}) {
            api.ask("POST", EVENTS)
                    .as("alice")
                    .body("application/json", body)
                    .send()
                    .expect(400, "malformed-json");
        }
        api.ask("POST", EVENTS)
                .as("alice")
                .body("application/json", wide)
                .send()
                .expect(400);
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefused() {
        api.post(EVENTS, " ".repeat(MEBIBYTE + 1)).expect(413, "too-large");
        api.post(EVENTS, " ".repeat(8 * MEBIBYTE)).expect(413, "too-large");
    }

    @Test
    void aBodyThatDoesNotSayItIsTooLargeIsRefused() {
        byte[] body = " ".repeat(MEBIBYTE + 1).getBytes(StandardCharsets.UTF_8);

        api.ask("POST", EVENTS)
                .as("alice")
                .body("application/json", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .send()
                .expect(413, "too-large");
    }

    @Test
    void aBodyWithoutEndIsRefusedAfterAMebibyte() throws Exception {
        try (Raw raw = new Raw(api)) {
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            assertThat(raw.send("POST /jenkins/event-schedules/api/v1" + EVENTS
                            + " HTTP/1.1\r\nHost: x\r\nX-User: alice\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + chunk.repeat(17)))
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyOfExactlyAMebibyteIsRead() {
        String body = "{'name':'a'" + " ".repeat(MEBIBYTE - 12) + "}";

        api.post(EVENTS, body).expect(422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/json-patch+json",
                "application/merge-patch+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/jsonx",
                "json",
                "*/*",
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        byte[] body = Bodies.DRAFT.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        api.ask("POST", EVENTS).as("alice").body(type, body).send().expect(415, "unsupported-media-type");
    }

    @Test
    void aBodyOfNoTypeOrCompressedIsRefused() {
        api.ask("POST", EVENTS).as("alice").send().expect(415, "unsupported-media-type");
        api.ask("POST", EVENTS)
                .as("alice")
                .header("Content-Encoding", "gzip")
                .json(Bodies.DRAFT)
                .send()
                .expect(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=UTF-8", "Application/JSON", "application/json ; charset=\"utf-8\""})
    void theRightTypeMayBeSpelledInSeveralWays(String type) {
        api.ask("POST", EVENTS)
                .as("alice")
                .body(type, "{}".getBytes(StandardCharsets.UTF_8))
                .send()
                .expect(422, "invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name              | 5                                     | /name",
                "name              | null                                  | /name",
                "name              | ''                                    | /name",
                "name              | ['Cup final']                         | /name",
                "notes             | {}                                    | /notes",
                "audience          | 'many'                                | /audience",
                "audience          | '250000'                              | /audience",
                "audience          | 1.5                                   | /audience",
                "audience          | -1                                    | /audience",
                "audience          | true                                  | /audience",
                "audience          | 99999999999999999999                  | /audience",
                "criticality       | 'extreme'                             | /criticality",
                "criticality       | 'HIGH'                                | /criticality",
                "performanceTarget | false                                 | /performanceTarget",
                "lead              | 20                                    | /lead",
                "lead              | 'soon'                                | /lead",
                "lead              | '-PT1M'                               | /lead",
                "lead              | 'PT999999H'                           | /lead",
                "window            | ['2026-12-01','2026-12-02']           | /window",
                "window            | 'tomorrow'                            | /window",
                "window            | null                                  | /window/start,/window/end",
                "window            | {'start':1,'end':2}                   | /window/start,/window/end",
                "window            | {'start':'2026-12-01T19:00:00Z','end':'2026-12-01T18:00:00Z'} | /window/end",
                "window            | {'start':'2026-12-01T19:00:00Z','end':'2026-12-01T19:00:00Z'} | /window/end",
                "window            | {'start':'2026-11-01T19:00:00Z','end':'2026-11-01T20:00:00Z'} | /window/end",
                "window            | {'start':'2026-12-01T19:00:00Z','end':'2027-03-01T19:00:00Z'} | /window/end",
                "window            | {'start':'2036-12-01T19:00:00Z','end':'2036-12-01T20:00:00Z'} | /window/start",
                "window            | {'start':'2026-12-01T19:00','end':'2026-12-01T20:00','zone':'Mars/Olympus'} | /window/zone",
                "window            | {'start':'2026-12-01T19:00','end':'2026-12-01T20:00','zone':2} | /window/zone",
                "window            | {'start':'2026-12-01T19:00','end':'2026-12-01T20:00','until':1} | /window/until",
                "window            | {'start':'yesterday','end':'99999999-12-01T20:00:00Z'} | /window/start,/window/end",
                "target            | 'scale-ecs-service'                   | /target",
                "target            | {'type':'automation'}                 | /target/name",
                "target            | {'name':'scale-ecs-service'}          | /target/type",
                "target            | {'type':'lambda','name':'x'}          | /target/type",
                "target            | {'type':'automation','name':'x'}      | /target/name",
                "target            | {'type':'automation','name':'broken'} | /target/name",
                "target            | {'type':'automation','name':'scale-ecs-service','version':'9'} | /target/version",
                "target            | {'type':'automation','name':'scale-ecs-service','version':2}   | /target/version",
                "target            | {'type':'automation','name':'scale-ecs-service','arn':'x'}     | /target/arn",
                "parameters        | []                                    | /parameters",
                "parameters        | 'Service=web'                         | /parameters",
                "parameters        | {}                                    | /parameters/Service",
                "parameters        | {'Service':null}                      | /parameters/Service",
                "parameters        | {'Service':['web']}                   | /parameters/Service",
                "parameters        | {'Service':'web','Subnets':'a'}       | /parameters/Subnets",
                "parameters        | {'Service':'web','Subnets':[['a']]}   | /parameters/Subnets",
                "parameters        | {'Service':'web','Subnets':[null]}    | /parameters/Subnets",
                "parameters        | {'Service':'web','Tags':'x'}          | /parameters/Tags",
                "parameters        | {'Service':'web','Rules':['x']}       | /parameters/Rules",
                "parameters        | {'Service':'web','DesiredCount':101}  | /parameters/DesiredCount",
                "parameters        | {'Service':'web','DesiredCount':1.5}  | /parameters/DesiredCount",
                "parameters        | {'Service':'web','Warm':'yes'}        | /parameters/Warm",
                "parameters        | {'Service':'web','Password':'hunter2'}| /parameters/Password",
                "parameters        | {'Service':'web','AutomationAssumeRole':'arn:aws:iam::1:role/Admin'} | /parameters/AutomationAssumeRole",
                "parameters        | {'Service':'web','a/b~c':'x'}         | /parameters/a~1b~0c",
                "id                | '01KAR3Z5T0Q9V7M2N4B6C8D0EF'          | /id",
                "status            | null                                  | /status",
                "owner             | 'bob'                                 | /owner",
                "revision          | 1                                     | /revision",
            })
    void aFieldThatIsWrongIsNamed(String field, String json, String pointers) {
        Api.Answer refused = api.post(EVENTS, Bodies.with(field, json)).expect(422, "invalid");

        assertThat(String.join(",", refused.pointers())).isEqualTo(pointers);
        assertThat(refused.body().toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'name'", "1", "true"})
    void aDraftIsAnObject(String json) {
        assertThat(api.post(EVENTS, json).expect(422, "invalid").pointers()).containsExactly("");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Api.Answer refused = api.post(
                        EVENTS,
                        "{'name':7,'colour':'red','audience':'many','criticality':'extreme','lead':'soon',"
                                + "'window':{'start':'2026-12-01T19:00','end':'2026-12-01T18:00','zone':3},"
                                + "'target':{'type':'automation','name':'scale-ecs-service'},'parameters':{'X':[[]]}}")
                .expect(422, "invalid");

        assertThat(refused.pointers())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/colour",
                        "/audience",
                        "/criticality",
                        "/lead",
                        "/window/end",
                        "/window/zone",
                        "/parameters/Service",
                        "/parameters/X");
    }

    @Test
    void aFloodOfMistakesIsNotEchoed() {
        Map<String, Integer> fields = new TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            fields.put("field" + i, i);
        }
        String json = Api.JSON.valueToTree(fields).toString();

        assertThat(api.post(EVENTS, json).expect(422, "invalid").pointers()).hasSize(100);
        assertThat(api.post(EVENTS, Bodies.parameters(json))
                        .expect(422, "invalid")
                        .pointers())
                .hasSize(100);
    }

    @Test
    void aQueryIsNotTakenForABody() {
        api.post(EVENTS + "?name=Cup+final", Bodies.DRAFT).expect(400, "bad-query");
    }
}
