package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts from calendar files, whoever wrote them. */
class ImportTest {

    private static final String IMPORT = "/environments/sandbox/import";

    @RegisterExtension
    final Api api = new Api();

    @AfterEach
    void nothingWasMade() {
        assertThat(api.generations()).isZero();
    }

    @Test
    void anAppointmentBecomesADraftWithoutATarget() {
        JsonNode answer = read(
                "",
                "SUMMARY:Cup final\\, 2nd leg",
                "DESCRIPTION:Bring\\nfans\\; ma",
                " ny",
                "DTSTART;TZID=Europe/Paris:20261201T190000",
                "DTEND;TZID=Europe/Paris:20261202T000000",
                "BEGIN:VALARM",
                "DESCRIPTION:Wake up",
                "TRIGGER:-PT5M",
                "END:VALARM");

        JsonNode proposal = answer.path("drafts").get(0);
        assertThat(proposal.path("draft").toString().replace('"', '\''))
                .isEqualTo("{'name':'Cup final, 2nd leg','notes':'Bring\\nfans; many',"
                        + "'window':{'start':'2026-12-01T19:00','end':'2026-12-02T00:00','zone':'Europe/Paris'}}");
        assertThat(proposal.path("problems").findValuesAsText("pointer"))
                .containsExactly("/target/type", "/target/name");
        assertThat(proposal.path("remarks")).isEmpty();
        assertThat(proposal.path("series").isNull()).isTrue();
        assertThat(answer.path("skipped")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20261201T180000Z|DTEND:20261201T230000Z|2026-12-01T18:00:00Z|2026-12-01T23:00:00Z|UTC",
                "DTSTART:20261201T180000|DURATION:PT1H30M|2026-12-01T18:00|2026-12-01T19:30|UTC",
                "DTSTART:20261201T180000|DURATION:P1W|2026-12-01T18:00|2026-12-08T18:00|UTC",
                "DTSTART;VALUE=DATE:20261201|DTEND;VALUE=DATE:20261203|2026-12-01T00:00|2026-12-03T00:00|UTC",
                "DTSTART;VALUE=DATE:20261201|X:|2026-12-01T00:00|2026-12-02T00:00|UTC",
                "DTSTART;TZID=W. Europe Standard Time:20261201T190000|DURATION:PT1H|2026-12-01T19:00|2026-12-01T20:00|"
                        + "Europe/Berlin",
                "DTSTART;TZID=\"/example.org/1/Europe/Paris\":20261201T190000|DURATION:PT1H|2026-12-01T19:00|"
                        + "2026-12-01T20:00|Europe/Paris",
                "DTSTART;TZID=Europe/Paris:20261201T190000|DTEND;TZID=America/New_York:20261201T150000|"
                        + "2026-12-01T19:00|2026-12-01T20:00:00Z|Europe/Paris",
            })
    void timesAreReadInEveryFormThatCalendarsWrite(String start, String end, String from, String to, String zone) {
        JsonNode window = read("", "SUMMARY:x", start, end)
                .path("drafts")
                .get(0)
                .path("draft")
                .path("window");

        assertThat(window.path("start").asText()).isEqualTo(from);
        assertThat(window.path("end").asText()).isEqualTo(to);
        assertThat(window.path("zone").asText()).isEqualTo(zone);
    }

    @Test
    void timesWithoutAZoneAreOfTheZoneThatThePersonSays() {
        JsonNode draft = read("?zone=Asia/Tokyo", "SUMMARY:x", "DTSTART:20261201T180000", "DURATION:PT1H")
                .path("drafts")
                .get(0)
                .path("draft");

        assertThat(draft.path("window").path("zone").asText()).isEqualTo("Asia/Tokyo");
        post("?zone=Mars/Olympus", calendar("SUMMARY:x")).expect(400, "bad-query");
    }

    @Test
    void aZoneThatNobodyKnowsIsRemarkedOn() {
        JsonNode proposal = read("", "SUMMARY:x", "DTSTART;TZID=Mars:20261201T180000", "DURATION:PT1H")
                .path("drafts")
                .get(0);

        assertThat(proposal.path("remarks").get(0).asText()).contains("not known here");
        assertThat(proposal.path("draft").path("window").path("zone").asText()).isEqualTo("UTC");
    }

    @Test
    void whatComesAgainProposesASeriesWithoutItsExceptions() {
        String master = appointment(
                "UID:u1",
                "SUMMARY:Weekly",
                "DTSTART;TZID=Europe/Paris:20261201T190000",
                "DURATION:PT2H",
                "RRULE:FREQ=WEEKLY;COUNT=6",
                "EXDATE;TZID=Europe/Paris:20261208T190000,20261215T190000");
        String moved = appointment(
                "UID:u1",
                "SUMMARY:Weekly, moved",
                "RECURRENCE-ID;TZID=Europe/Paris:20261222T190000",
                "DTSTART;TZID=Europe/Paris:20261223T190000",
                "DURATION:PT2H");

        JsonNode drafts = post("", wrapped(master + moved)).expect(200).body().path("drafts");

        assertThat(drafts.get(0).path("series").toString().replace('"', '\''))
                .isEqualTo("{'rule':'FREQ=WEEKLY;COUNT=6','except':['2026-12-08','2026-12-15','2026-12-22']}");
        assertThat(drafts.get(1).path("series").isNull()).isTrue();
        assertThat(drafts.get(1).path("draft").path("window").path("start").asText())
                .isEqualTo("2026-12-23T19:00");
    }

    @Test
    void whatMakesNoDraftIsNamedWithItsReason() {
        String all = appointment("SUMMARY:Off", "DTSTART:20261201T180000Z", "DURATION:PT1H", "STATUS:CANCELLED")
                + appointment("SUMMARY:Never")
                + appointment("SUMMARY:Endless", "DTSTART:20261201T180000Z")
                + appointment("SUMMARY:Unreal", "DTSTART:20261399T180000Z", "DURATION:PT1H");

        JsonNode answer = post("", wrapped(all)).expect(200).body();

        assertThat(answer.path("drafts")).isEmpty();
        assertThat(answer.path("skipped").toString())
                .isEqualTo("[\"Off: it is called off\",\"Never: it does not say when it starts\","
                        + "\"Endless: it does not say when it ends\",\"Unreal: it does not say when it starts\"]");
    }

    @Test
    void twoHundredAppointmentsAreTheMost() {
        JsonNode answer = post(
                        "",
                        wrapped(appointment("SUMMARY:x", "DTSTART:20261201T180000Z", "DURATION:PT1H")
                                .repeat(203)))
                .expect(200)
                .body();

        assertThat(answer.path("drafts")).hasSize(200);
        assertThat(answer.path("skipped").get(0).asText()).startsWith("3 more");
    }

    @Test
    void longAndWildTextsAreCutAndCleaned() {
        JsonNode proposal = read(
                        "",
                        "SUMMARY:<script>alert(1)</script>\u0007" + "\uD83C\uDFC6".repeat(200),
                        "DESCRIPTION:" + "x".repeat(10_000),
                        "DTSTART:20261201T180000Z",
                        "DURATION:PT1H")
                .path("drafts")
                .get(0);

        assertThat(proposal.path("draft").path("name").asText())
                .startsWith("<script>alert(1)</script> \uD83C\uDFC6")
                .endsWith("\uD83C\uDFC6");
        assertThat(proposal.path("draft").path("notes").asText()).hasSize(4_000);
        assertThat(proposal.path("remarks")).hasSize(2);
        assertThat(proposal.path("problems").findValuesAsText("pointer"))
                .containsExactly("/target/type", "/target/name");
    }

    /** Each of these keeps some readers of calendars busy for hours, or ends them. */
    @Test
    @Timeout(20)
    void hostileFilesAreReadInNoTime() {
        String event = appointment("SUMMARY:x", "DTSTART:20261201T180000Z", "DURATION:PT1H");
        for (String file : new String[] {
            "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(60_000),
            "BEGIN:X\r\n".repeat(80_000),
            "END:VEVENT\r\n".repeat(60_000),
            wrapped("BEGIN:VEVENT\r\nSUMMARY:" + "x\r\n ".repeat(200_000) + "\r\nEND:VEVENT\r\n"),
            wrapped("BEGIN:VEVENT\r\n" + "SUMMARY:x\r\n".repeat(90_000) + "END:VEVENT\r\n"),
            wrapped("BEGIN:VEVENT\r\nSUMMARY" + ";A=b".repeat(200_000) + ":x\r\nEND:VEVENT\r\n"),
            wrapped("BEGIN:VEVENT\r\nDTSTART:20261201T180000Z\r\nDURATION:PT1H\r\nEXDATE:" + "20261201,".repeat(100_000)
                    + "\r\nEND:VEVENT\r\n"),
            wrapped("BEGIN:VTIMEZONE\r\nTZID:Evil\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                    + "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0001\r\nEND:STANDARD\r\n"
                    + "END:VTIMEZONE\r\n"
                    + event.replace("DTSTART:", "DTSTART;TZID=Evil:").replace("00Z", "00")),
            wrapped(event.replace("DURATION:PT1H", "DURATION:P999999999W")),
            wrapped(event.replace("DURATION:PT1H", "DURATION:PT99999999999999999999H")),
            wrapped(event.replace("DURATION", "RRULE:FREQ=SECONDLY\r\nDURATION")),
        }) {
            assertThat(post("", file).status()).isIn(200, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "{}", "BEGIN:VCARD\r\nEND:VCARD\r\n", "\u0000\u0001", "BEGIN:VEVENT\r\nEND:VEVENT"})
    void whatIsNoCalendarIsRefused(String text) {
        assertThat(post("", text).expect(422, "invalid").pointers()).containsExactly("");
    }

    @Test
    void whatIsNoTextOrTooLargeOrNoCalendarByItsTypeIsRefused() {
        ask("", "text/calendar", new byte[] {(byte) 0xC3, 0x28}).expect(422, "invalid");
        ask("", "text/calendar", new byte[(1 << 20) + 1]).expect(413, "too-large");
        ask("", "text/plain", wrapped("").getBytes(StandardCharsets.UTF_8)).expect(415, "unsupported-media-type");
        ask("", "text/calendar;charset=iso-8859-1", wrapped("").getBytes(StandardCharsets.UTF_8))
                .expect(415, "unsupported-media-type");
        ask("", "text/calendar; charset=UTF-8", ("\uFEFF" + wrapped("")).getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    private JsonNode read(String query, String... lines) {
        return post(query, calendar(lines)).expect(200).body();
    }

    private Api.Answer post(String query, String text) {
        return ask(query, "text/calendar", text.getBytes(StandardCharsets.UTF_8));
    }

    private Api.Answer ask(String query, String type, byte[] body) {
        return api.ask("POST", IMPORT + query).as("alice").body(type, body).send();
    }

    private static String calendar(String... lines) {
        return wrapped(appointment(lines));
    }

    private static String wrapped(String appointments) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + appointments + "END:VCALENDAR\r\n";
    }

    private static String appointment(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }
}
