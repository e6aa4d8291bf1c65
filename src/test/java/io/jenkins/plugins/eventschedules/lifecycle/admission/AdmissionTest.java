package io.jenkins.plugins.eventschedules.lifecycle.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterSpec.Constraints;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private final Secrets secrets = new Secrets() {
        @Override
        public boolean exists(String id, String folder) {
            return id.equals("db-token") || (id.equals("till") && folder.equals("shop"));
        }

        @Override
        public Optional<String> reveal(String id, String folder) {
            throw new AssertionError("nobody needs a value to check a draft");
        }
    };

    private final Admission admission = new Admission(LIMITS, catalog(), secrets);

    @Test
    void aDraftWithTheLeastBecomesAPlanWithSaneDefaults() {
        Plan plan = accepted(draft());

        assertThat(plan.lead()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.window().zone().getId()).isEqualTo("UTC");
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.target().version()).as("the default version, pinned").isEqualTo("2");
    }

    @Test
    void d13EveryProblemIsToldAtOnceWithThePlaceOfItsField() {
        Draft bad = new Draft(
                " ",
                "x".repeat(4001),
                "soon",
                null,
                "Mars/Olympus",
                "20 minutes",
                -5L,
                "urgent",
                null,
                "automation",
                "unheard-of",
                null,
                Map.of(),
                null);

        assertThat(admission.check(bad, NOW).problems())
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/notes",
                        "/window/start",
                        "/window/end",
                        "/window/zone",
                        "/lead",
                        "/audience",
                        "/criticality",
                        "/target/name");
    }

    static Stream<Arguments> badWindows() {
        return Stream.of(
                Arguments.of("2026-12-01T18:00:00Z", "2026-12-01T18:00:00Z", "/window/end", "after the start"),
                Arguments.of("2026-12-01T18:00:00Z", "2026-12-01T17:00:00Z", "/window/end", "after the start"),
                Arguments.of("2026-11-29T18:00:00Z", "2026-11-30T09:00:00Z", "/window/end", "over already"),
                Arguments.of("2026-11-30T08:00:00Z", "2026-11-30T09:04:59Z", "/window/end", "Too little"),
                Arguments.of("2026-12-01T18:00:00Z", "2027-01-02T18:00:00Z", "/window/end", "at most"),
                Arguments.of("2026-12-01T18:00:00Z", "2026-12-01T18:04:59Z", "/window/end", "at least"),
                Arguments.of("2031-12-01T18:00:00Z", "2031-12-01T19:00:00Z", "/window/start", "ahead at most"),
                Arguments.of("-999999999-01-01T00:00:00Z", "2026-12-01T18:00:00Z", "/window/start", "ISO 8601"),
                Arguments.of("+999999999-01-01T00:00:00Z", "2026-12-01T18:00:00Z", "/window/start", "ISO 8601"),
                Arguments.of("2026-02-30T18:00:00Z", "2026-12-01T18:00:00Z", "/window/start", "ISO 8601"));
    }

    @ParameterizedTest
    @MethodSource("badWindows")
    void refusesAWindowThatMakesNoSense(String start, String end, String pointer, String hint) {
        Verdict verdict = admission.check(draft(start, end, "UTC"), NOW);

        assertThat(verdict.problems()).anySatisfy(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(hint);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "+02:00", "UTC+1", "GMT+1", "europe/paris", "Europe/Atlantis", "", "../etc/passwd"})
    void refusesAZoneThatIsNoNamedOne(String zone) {
        assertThat(admission
                        .check(draft("2026-12-01T18:00:00Z", "2026-12-01T19:00:00Z", zone), NOW)
                        .problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/window/zone");
    }

    @Test
    void d03AStartEarlierTodayIsAcceptedAndSaidToBeginAtOnce() {
        Verdict verdict = admission.check(draft("2026-11-30T07:00:00Z", "2026-11-30T11:00:00Z", "UTC"), NOW);

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notices()).extracting(Notice::pointer).containsExactly("/window/start");
    }

    @Test
    void saysWhenTheLeadDoesNotFitAnyMore() {
        Verdict verdict = admission.check(draft("2026-11-30T09:05:00Z", "2026-11-30T11:00:00Z", "UTC"), NOW);

        assertThat(verdict.notices()).extracting(Notice::pointer).containsExactly("/lead");
    }

    @ParameterizedTest
    @CsvSource({
        // zone, local start, local end, the instants meant, whether a notice is due on start and end
        "Europe/Paris, 2027-01-10T10:00, 2027-01-10T11:00, 2027-01-10T09:00:00Z, 2027-01-10T10:00:00Z, false, false",
        "Europe/Paris, 2027-03-28T02:30, 2027-03-28T04:00, 2027-03-28T01:30:00Z, 2027-03-28T02:00:00Z, true, false",
        "Europe/Paris, 2027-03-28T01:00, 2027-03-28T02:30, 2027-03-28T00:00:00Z, 2027-03-28T01:30:00Z, false, true",
        "Europe/Paris, 2027-10-31T02:30, 2027-10-31T02:30, 2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z, true, true",
        "America/New_York, 2027-11-07T01:30, 2027-11-07T03:00, 2027-11-07T05:30:00Z, 2027-11-07T08:00:00Z, true, false",
        "Australia/Lord_Howe, 2027-10-03T02:15, 2027-10-03T04:00, 2027-10-02T15:45:00Z, 2027-10-02T17:00:00Z, true, false",
    })
    void localTimesAreReadByTheRuleAndTheRuleIsSaid(
            String zone, String start, String end, Instant from, Instant to, boolean startTold, boolean endTold) {
        Verdict verdict = admission.check(draft(start, end, zone), NOW);

        Plan plan = verdict.plan().orElseThrow();
        assertThat(plan.window().start()).isEqualTo(from);
        assertThat(plan.window().end()).isEqualTo(to);
        assertThat(verdict.notices().stream().anyMatch(n -> n.pointer().equals("/window/start")))
                .isEqualTo(startTold);
        assertThat(verdict.notices().stream().anyMatch(n -> n.pointer().equals("/window/end")))
                .isEqualTo(endTold);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                Arguments.of("Service", text("web"), null),
                Arguments.of("Service", text("Web!"), "lower-case letters"),
                Arguments.of("Service", text("w"), "At least 2 characters"),
                Arguments.of("Service", text("we\u0000b"), "control characters"),
                Arguments.of("Service", list("web"), "not a list"),
                Arguments.of("Size", text("large"), null),
                Arguments.of("Size", text("huge"), "Choose one of: small, large"),
                Arguments.of("Count", text("12"), null),
                Arguments.of("Count", text("12.5"), "whole number"),
                Arguments.of("Count", text("0"), "At least 1"),
                Arguments.of("Count", text("101"), "At most 100"),
                Arguments.of("Count", text("9".repeat(400)), "whole number"),
                Arguments.of("Ratio", text("0.75"), null),
                Arguments.of("Ratio", text("1e9"), "Give a number"),
                Arguments.of("Warm", text("true"), null),
                Arguments.of("Warm", text("True"), "true or false"),
                Arguments.of("Zones", list("a", "b"), null),
                Arguments.of("Zones", list("a"), "At least 2 items"),
                Arguments.of("Zones", list("a", "b", "c", "a"), "At most 3 items"),
                Arguments.of("Zones", list("a", "z"), "Choose one of"),
                Arguments.of("Zones", text("a"), "Give a list"),
                Arguments.of("Tags", text("{\"team\":\"web\"}"), null),
                Arguments.of("Tags", text("[1]"), "JSON object"),
                Arguments.of("Rules", list("{\"a\":1}", "{}"), null),
                Arguments.of("Rules", list("{\"a\":1}", "no"), "JSON object"),
                Arguments.of("Token", text("db-token"), null),
                Arguments.of("Token", text("hunter2"), "id of a secret"),
                Arguments.of("Surplus", text("x"), "no such parameter"),
                Arguments.of("internalAction", text("postroll"), "no such parameter"),
                Arguments.of("AutomationAssumeRole", text("arn:aws:iam::1:role/admin"), "no such parameter"),
                Arguments.of("ExpectedAudience", text("5"), "event's audience"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void holdsEveryParameterAgainstItsFullSpecification(String name, ParameterValue value, String problem) {
        Map<String, ParameterValue> parameters = new HashMap<>(Map.of("Service", text("web")));
        parameters.put(name, value);

        Verdict verdict = admission.check(draftWith(250L, parameters), NOW);

        if (problem == null) {
            assertThat(verdict.problems()).isEmpty();
        } else {
            assertThat(verdict.problems())
                    .singleElement()
                    .satisfies(found -> assertThat(found.pointer()).isEqualTo("/parameters/" + name))
                    .satisfies(found -> assertThat(found.message()).contains(problem));
        }
    }

    @Test
    void aSecretTypedIntoAFieldIsNotRepeatedInTheProblem() {
        Verdict verdict = admission.check(draftWith(1L, Map.of("Service", text("web"), "Token", text("hunter2"))), NOW);

        assertThat(verdict.toString()).doesNotContain("hunter2");
    }

    @Test
    void aMissingRequiredParameterIsAsked() {
        assertThat(admission.check(draftWith(1L, Map.of()), NOW).problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/parameters/Service");
    }

    @Test
    void aNameWithASlashGivesAProperPointer() {
        assertThat(admission
                        .check(draftWith(1L, Map.of("Service", text("web"), "a/b~c", text("x"))), NOW)
                        .problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/parameters/a~1b~0c");
    }

    @Test
    void businessFactsFillTheParametersThatATargetDeclares() {
        Plan plan = accepted(draftWith(250_000L, Map.of("Service", text("web"))));

        assertThat(plan.derived())
                .containsOnly(Map.entry("ExpectedAudience", text("250000")), Map.entry("Criticality", text("high")));
        assertThat(plan.allParameters()).containsEntry("Service", text("web")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1, 10000", "10000, 10000", "10001, 50000", "50000, 50000"})
    void aTargetThatComesInSizesGetsTheSmallestThatHoldsTheAudience(long audience, String size) {
        Plan plan = accepted(sized(audience));

        assertThat(plan.derived()).containsEntry("ExpectedAudience", text(size));
    }

    @Test
    void anAudienceLargerThanEverySizeIsToldWithTheSizes() {
        assertThat(admission.check(sized(50_001), NOW).problems())
                .containsExactly(new FieldProblem("/audience", "The target: Choose one of: 10000, 50000."));
    }

    @Test
    void aTargetSizedByTheAudienceAsksForIt() {
        assertThat(admission
                        .check(draftWith(null, Map.of("Service", text("web"))), NOW)
                        .problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/audience");
    }

    @Test
    void anAudienceThatTheTargetCannotTakeIsToldAtTheAudience() {
        assertThat(admission
                        .check(draftWith(2_000_000_000L, Map.of("Service", text("web"))), NOW)
                        .problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/audience");
    }

    @Test
    void aTargetThatCannotBeUsedSaysWhy() {
        Draft draft = new Draft(
                "Sale",
                null,
                "2026-12-01T18:00:00Z",
                "2026-12-01T19:00:00Z",
                null,
                null,
                null,
                null,
                null,
                "product",
                "broken",
                null,
                null,
                null);

        assertThat(admission.check(draft, NOW).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("It has no output."));
    }

    @Test
    @Timeout(5)
    void aPatternThatBacktracksForEverIsGivenUp() {
        assertThat(BoundedPattern.match(".*".repeat(12) + "b", "a".repeat(80)))
                .isEqualTo(BoundedPattern.Outcome.UNDECIDED);
        assertThat(BoundedPattern.match("[", "a")).isEqualTo(BoundedPattern.Outcome.UNDECIDED);
        assertThat(BoundedPattern.match("(a|b)*", "ab".repeat(50_000)))
                .isIn(BoundedPattern.Outcome.UNDECIDED, BoundedPattern.Outcome.MATCHES);
    }

    @Test
    void aSecretIsLookedForInTheFolderOfTheEvent() {
        accepted(withTheSecretOfTheShop("shop"));
        for (String elsewhere : new String[] {null, "", "bank", "shop/europe"}) {
            assertThat(admission.check(withTheSecretOfTheShop(elsewhere), NOW).problems())
                    .extracting(FieldProblem::pointer)
                    .containsExactly("/parameters/Token");
        }
    }

    /** What a change says of the folder must not decide whose secrets it can name. */
    @Test
    void aChangeNamesTheSecretsOfTheFolderThatTheEventIsIn() {
        Event alone = Events.anEvent().scheduled();
        Event inShop = Events.anEvent().inFolder("shop").scheduled();

        assertThat(admission.check(withTheSecretOfTheShop("shop"), alone, NOW).problems())
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/folder", "/parameters/Token");
        assertThat(admission.check(withTheSecretOfTheShop(null), inShop, NOW).problems())
                .isEmpty();
    }

    private static Draft withTheSecretOfTheShop(String folder) {
        return draftWith(250L, Map.of("Service", text("web"), "Token", text("till")))
                .in(folder);
    }

    @Test
    void aFolderHasAFullName() {
        accepted(draft().in("shop/europe"));
        accepted(draft().in(""));

        assertThat(admission.check(draft().in("shop//europe"), NOW).problems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/folder");
    }

    @Test
    void anEventStaysInItsFolder() {
        Event event = Events.anEvent().inFolder("shop").live();
        Draft same = Draft.of(event);

        assertThat(admission.check(same, event, NOW).problems()).isEmpty();
        assertThat(admission.check(same.in(null), event, NOW).problems()).isEmpty();
        for (String other : List.of("bank", "")) {
            assertThat(admission.check(same.in(other), event, NOW).problems())
                    .extracting(FieldProblem::pointer)
                    .containsExactly("/folder");
        }
    }

    private Plan accepted(Draft draft) {
        Verdict verdict = admission.check(draft, NOW);
        assertThat(verdict.problems()).isEmpty();
        return verdict.plan().orElseThrow();
    }

    private static Draft draft() {
        return draft("2026-12-01T18:00:00Z", "2026-12-01T23:00:00Z", null);
    }

    private static Draft draft(String start, String end, String zone) {
        return new Draft(
                "Cup final", null, start, end, zone, null, null, null, null, "automation", "plain", null, null, null);
    }

    private static Draft sized(long audience) {
        return new Draft(
                "Cup final",
                null,
                "2026-12-01T18:00:00Z",
                "2026-12-01T23:00:00Z",
                null,
                null,
                audience,
                null,
                null,
                "product",
                "sized",
                "1",
                null,
                null);
    }

    private static Draft draftWith(Long audience, Map<String, ParameterValue> parameters) {
        return new Draft(
                "Cup final",
                null,
                "2026-12-01T18:00:00Z",
                "2026-12-01T23:00:00Z",
                null,
                null,
                audience,
                "high",
                null,
                "automation",
                "rich",
                "1",
                parameters,
                null);
    }

    private static ParameterValue text(String text) {
        return ParameterValue.of(text);
    }

    private static ParameterValue list(String... items) {
        return ParameterValue.of(List.of(items));
    }

    private static Catalog catalog() {
        CatalogTarget plain = target(
                "plain",
                List.of(
                        new CatalogTarget.Version("2", "2", true, List.of(), List.of("Out")),
                        new CatalogTarget.Version("1", "1", false, List.of(), List.of("Out"))));
        List<ParameterSpec> specs = List.of(
                spec("Service", ParameterType.STRING, true, false, constraints(List.of(), "[a-z]+", 2, 20)),
                spec(
                        "Size",
                        ParameterType.STRING,
                        false,
                        false,
                        constraints(List.of("small", "large"), null, null, null)),
                spec("Count", ParameterType.INTEGER, false, false, range("1", "100")),
                spec("Ratio", ParameterType.NUMBER, false, false, range("0", "1")),
                spec("Warm", ParameterType.BOOLEAN, false, false, Constraints.NONE),
                spec("Zones", ParameterType.STRING_LIST, false, false, items(List.of("a", "b", "c"), 2, 3)),
                spec("Tags", ParameterType.STRING_MAP, false, false, Constraints.NONE),
                spec("Rules", ParameterType.MAP_LIST, false, false, Constraints.NONE),
                spec("Token", ParameterType.STRING, false, true, Constraints.NONE),
                spec(
                        "ExpectedAudience",
                        ParameterType.STRING,
                        true,
                        false,
                        constraints(List.of(), "[0-9]{1,9}", null, null)),
                spec(
                        "Criticality",
                        ParameterType.STRING,
                        false,
                        false,
                        constraints(List.of("low", "normal", "high", "critical"), null, null, null)));
        CatalogTarget rich = target("rich", List.of(new CatalogTarget.Version("1", "1", true, specs, List.of("Out"))));
        CatalogTarget broken =
                new CatalogTarget(TargetType.PRODUCT, "broken", "", "", List.of(), List.of("It has no output."));
        ParameterSpec sizes = spec(
                "ExpectedAudience",
                ParameterType.NUMBER,
                true,
                false,
                constraints(List.of("10000", "50000"), null, null, null));
        CatalogTarget sized = new CatalogTarget(
                TargetType.PRODUCT,
                "sized",
                "",
                "",
                List.of(new CatalogTarget.Version("1", "1", true, List.of(sizes), List.of("Out"))),
                List.of());
        return () -> new Catalog.Listing(List.of(plain, rich, broken, sized), NOW, List.of());
    }

    private static CatalogTarget target(String name, List<CatalogTarget.Version> versions) {
        return new CatalogTarget(TargetType.AUTOMATION, name, "", "", versions, List.of());
    }

    private static ParameterSpec spec(
            String name, ParameterType type, boolean required, boolean noEcho, Constraints constraints) {
        return new ParameterSpec(
                name,
                type,
                type.name(),
                name,
                "",
                required ? Optional.empty() : Optional.of(text("")),
                noEcho,
                constraints,
                name.equals("Service") ? Optional.of("Only lower-case letters.") : Optional.empty());
    }

    private static Constraints constraints(List<String> allowed, String pattern, Integer min, Integer max) {
        return new Constraints(
                allowed,
                Optional.ofNullable(pattern),
                Optional.ofNullable(min),
                Optional.ofNullable(max),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Constraints items(List<String> allowed, int min, int max) {
        return new Constraints(
                allowed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(min),
                Optional.of(max),
                Optional.empty(),
                Optional.empty());
    }

    private static Constraints range(String min, String max) {
        return new Constraints(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(min)),
                Optional.of(new BigDecimal(max)));
    }
}
