package io.jenkins.plugins.eventschedules.lifecycle.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

    /** A Tuesday. */
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-12-01T19:00");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;COUNT=3|2026-12-01,2026-12-08,2026-12-15",
                "rrule:freq=daily;count=2|2026-12-01,2026-12-02",
                "FREQ=DAILY;INTERVAL=10;UNTIL=20261221|2026-12-01,2026-12-11,2026-12-21",
                "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3|2026-12-03,2026-12-07,2026-12-10",
                "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3|2026-12-25,2027-01-29,2027-02-26",
                "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3|2026-12-31,2027-01-31,2027-03-31",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2|2026-12-31,2027-01-29",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2|2028-02-29,2032-02-29",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=1|2027-05-17",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4|2026-12-01,2026-12-13,2026-12-15,2026-12-27",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5|",
            })
    void aRuleGivesItsDates(String rule, String dates) {
        RuleReader.Reading reading = RuleReader.read(rule, 200);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rule().orElseThrow().from(FIRST, ZoneOffset.UTC, 200).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(",")))
                .isEqualTo(dates == null ? "" : dates);
    }

    /** 19:00 in Paris is 18:00 in UTC on these days. */
    @ParameterizedTest
    @CsvSource({"20261208T180000Z,2", "20261208T175959Z,1", "20261208T190000,2", "20261208T185959,1", "20261207,1"})
    void anEndInUtcIsComparedInUtcAndOneOfTheWallOnTheWall(String until, int count) {
        Rule rule = RuleReader.read("FREQ=WEEKLY;UNTIL=" + until, 200).rule().orElseThrow();

        assertThat(rule.from(FIRST, ZoneId.of("Europe/Paris"), 200)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "weekly",
                "FREQ=WEEKLY",
                "COUNT=3",
                "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
                "FREQ=SECONDLY;COUNT=3",
                "FREQ=MINUTELY;COUNT=3",
                "FREQ=HOURLY;COUNT=3",
                "FREQ=FORTNIGHTLY;COUNT=3",
                "FREQ=WEEKLY;COUNT=0",
                "FREQ=WEEKLY;COUNT=-1",
                "FREQ=WEEKLY;COUNT=201",
                "FREQ=WEEKLY;COUNT=99999999999999999999",
                "FREQ=WEEKLY;COUNT=3;",
                "FREQ=WEEKLY;;COUNT=3",
                "FREQ=WEEKLY;COUNT=3;COUNT=4",
                "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
                "FREQ=WEEKLY;INTERVAL=1000;COUNT=3",
                "FREQ=WEEKLY;BYDAY=;COUNT=3",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
                "FREQ=WEEKLY;BYDAY=1MO;COUNT=3",
                "FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3",
                "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3",
                "FREQ=MONTHLY;BYWEEKNO=3;COUNT=3",
                "FREQ=MONTHLY;BYSETPOS=1;COUNT=3",
                "FREQ=DAILY;BYYEARDAY=3;COUNT=3",
                "FREQ=DAILY;BYHOUR=3;COUNT=3",
                "FREQ=DAILY;BYMINUTE=3;COUNT=3",
                "FREQ=DAILY;BYSECOND=3;COUNT=3",
                "FREQ=DAILY;UNTIL=20261301",
                "FREQ=DAILY;UNTIL=20270229",
                "FREQ=DAILY;UNTIL=tomorrow",
                "FREQ=DAILY;X-EVIL=1;COUNT=3",
                "FREQ=DAILY;COUNT=3\r\nATTENDEE:x",
                "FREQ=WEEKLY;WKST=1;COUNT=3"
            })
    void whatIsNoSoundRuleIsRefusedWithAReason(String rule) {
        RuleReader.Reading reading = RuleReader.read(rule, 200);

        assertThat(reading.rule()).isEmpty();
        assertThat(reading.problems()).isNotEmpty().allMatch(problem -> problem.endsWith("."));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(RuleReader.read("FREQ=HOURLY;BYHOUR=3;NONSENSE=1;BYDAY=XX", 200)
                        .problems())
                .hasSize(3);
    }

    /** A rule that would be looked through for ever is looked through for a moment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=200",
                "FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=31;UNTIL=99991231",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366;COUNT=200",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=200",
                "FREQ=YEARLY;INTERVAL=999;BYYEARDAY=366;COUNT=200",
                "FREQ=DAILY;UNTIL=99991231T235959Z"
            })
    @Timeout(5)
    void aRuleThatGivesNothingOrTooMuchIsBounded(String rule) {
        assertThat(RuleReader.read(rule, 200).rule().orElseThrow().from(FIRST, ZoneOffset.UTC, 200))
                .hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void aLongRuleIsRefused() {
        assertThat(RuleReader.read("FREQ=DAILY;COUNT=3;BYMONTHDAY=" + "1,".repeat(300) + "1", 200)
                        .rule())
                .isEmpty();
    }
}
