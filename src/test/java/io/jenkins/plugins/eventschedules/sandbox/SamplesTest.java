package io.jenkins.plugins.eventschedules.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Step;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import io.jenkins.plugins.eventschedules.target.parameter.ConstraintGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    /** Values that the required parameters of the samples accept. */
    private static Stream<ParameterValue> candidates() {
        return Stream.of(
                        "shop",
                        "250000",
                        "12",
                        "vpc-0123456789abcdef0",
                        "subnet-0123456789abcdef0",
                        "arn:aws:iam::123456789012:role/site")
                .map(ParameterValue::of);
    }

    static Stream<CatalogTarget> samples() {
        return new SandboxCatalog(List.of(Shelf.bundled()), Rehearsal.NOON).listing().targets().stream();
    }

    @Test
    void theDrillAndTheSamplesAreBundled() {
        assertThat(Shelf.bundled().gaps()).isEmpty();
        assertThat(samples().map(CatalogTarget::name))
                .contains(
                        "sandbox-drill",
                        "minimal",
                        "add-aurora-readers",
                        "raise-dynamodb-capacity",
                        "raise-lambda-concurrency",
                        "scale-auto-scaling-group",
                        "scale-ecs-service",
                        "event-cache",
                        "waiting-room");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleQualifies(CatalogTarget sample) {
        assertThat(sample.problems()).isEmpty();
        assertThat(sample.description()).isNotBlank();
        assertThat(sample.version(SandboxCatalog.VERSION).orElseThrow().outputs())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSampleOffersWhatThePlatformGives(CatalogTarget sample) {
        assertThat(sample.versions().get(0).parameters())
                .extracting(ParameterSpec::name)
                .doesNotContain("AutomationAssumeRole", "internalAction");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleComesUpWithItsOutputsAndGoesDownAgain(CatalogTarget sample, @TempDir Path folder) {
        Event event = Rehearsal.event(sample.type(), sample.name(), parameters(sample));
        try (Rehearsal rehearsal = new Rehearsal(folder).with(anySecret())) {
            Report up = rehearsal.through(event, Rehearsal.preroll(event));
            assertThat(up).isInstanceOf(Report.Succeeded.class);
            Report.Succeeded ok = (Report.Succeeded) up;
            assertThat(ok.outputs().keySet())
                    .isEqualTo(Set.copyOf(sample.versions().get(0).outputs()));
            assertThat(ok.outputs().values()).noneMatch(String::isBlank).noneMatch(value -> value.contains("{{"));
            assertThat(ok.steps()).hasSizeGreaterThan(1).allMatch(SamplesTest::succeeded);

            Report down = rehearsal.through(event, Rehearsal.postroll(event));
            assertThat(down).isInstanceOf(Report.Succeeded.class);
            assertThat(((Report.Succeeded) down).steps()).hasSizeGreaterThan(1).allMatch(SamplesTest::succeeded);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theStepsOfEverySampleFollowOneAnother(CatalogTarget sample, @TempDir Path folder) {
        Event event = Rehearsal.event(sample.type(), sample.name(), parameters(sample));
        PhaseRun run = Rehearsal.preroll(event);
        try (Rehearsal rehearsal = new Rehearsal(folder).with(anySecret())) {
            rehearsal.start(event, run);
            Report half = rehearsal.after(Rehearsal.PHASE.dividedBy(2)).follow(event, run);
            assertThat(((Report.Running) half).steps())
                    .filteredOn(step -> step.state() == Step.State.RUNNING)
                    .hasSize(1);
        }
    }

    @Test
    void productsAreTakenDownInTheReverseOrder(@TempDir Path folder) {
        CatalogTarget sample = samples()
                .filter(t -> t.name().equals("waiting-room"))
                .findFirst()
                .orElseThrow();
        Event event = Rehearsal.event(TargetType.PRODUCT, sample.name(), parameters(sample));
        try (Rehearsal rehearsal = new Rehearsal(folder)) {
            Report.Succeeded up = (Report.Succeeded) rehearsal.through(event, Rehearsal.preroll(event));
            Report.Succeeded down = (Report.Succeeded) rehearsal.through(event, Rehearsal.postroll(event));
            assertThat(up.steps()).extracting(Step::name).startsWith("Line").endsWith("Deployment", "Stage");
            assertThat(down.steps())
                    .extracting(Step::name)
                    .startsWith("Stage", "Deployment")
                    .endsWith("Line");
            assertThat(up.outputs().get("PeoplePerMinute")).isEqualTo("12500");
        }
    }

    private static boolean succeeded(Step step) {
        return step.state() == Step.State.SUCCEEDED
                && step.startedAt().isPresent()
                && step.endedAt().isPresent();
    }

    private static Secrets anySecret() {
        return new Secrets() {
            @Override
            public boolean exists(String id, String folder) {
                return true;
            }

            @Override
            public Optional<String> reveal(String id, String folder) {
                return Optional.of("hush");
            }
        };
    }

    private static Map<String, ParameterValue> parameters(CatalogTarget sample) {
        Map<String, ParameterValue> values = new TreeMap<>();
        for (ParameterSpec spec : sample.versions().get(0).parameters()) {
            if (spec.required() || spec.name().equals("ExpectedAudience")) {
                values.put(
                        spec.name(),
                        candidates()
                                .map(value -> spec.type().isList() ? ParameterValue.of(value.items()) : value)
                                .filter(value ->
                                        ConstraintGate.refusal(spec, value).isEmpty())
                                .filter(value -> !spec.name().equals("ExpectedAudience")
                                        || value.items().get(0).equals("250000"))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no value for " + spec)));
            }
        }
        return values;
    }
}
