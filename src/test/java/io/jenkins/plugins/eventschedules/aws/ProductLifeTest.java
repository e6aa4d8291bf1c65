package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events on products, from their planning to their end. */
class ProductLifeTest {

    private final OneSecret secrets = new OneSecret("db-password", "correct-horse-battery");
    private final AwsHouse house =
            new AwsHouse(secrets, new io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore());

    @AfterEach
    void close() {
        house.close();
    }

    private Product product(String template) {
        return house.aws
                .serviceCatalog()
                .product("cache")
                .containing(template)
                .tagged("application", "event-scheduling-platform");
    }

    private Event small(Consumer<Product> as) {
        as.accept(product(Templates.SMALL));
        house.world().read();
        return house.schedule("product", "cache", Map.of("Size", ParameterValue.of("5")));
    }

    private Event small() {
        return small(any -> {});
    }

    private Event full() {
        product(Templates.FULL);
        house.world().read();
        return house.schedule(
                "product",
                "cache",
                Map.of(
                        "Name", ParameterValue.of("shop"),
                        "Zones", ParameterValue.of(List.of("a", "c")),
                        "Password", ParameterValue.of("db-password")));
    }

    @Test
    void comesUpBeforeItsStartAndIsReallyGoneAfterItsEnd() {
        Event event = small();

        Event live = house.until(event, Status.LIVE);
        assertThat(house.clock.instant()).isBefore(event.plan().window().start());
        assertThat(live.outputs())
                .containsEntry("Endpoint", "https://5.example.com")
                .containsKey("CloudformationStackARN");
        assertThat(live.preroll().orElseThrow().console().orElseThrow().toString())
                .startsWith(
                        "https://eu-west-1.console.aws.amazon.com/servicecatalog/home?region=eu-west-1#provisioned-products/pp-");
        assertThat(live.preroll().orElseThrow().steps()).isNotEmpty();

        Event ended = house.until(event, Status.ENDED);
        assertThat(ended.reason().orElseThrow().cause()).isEqualTo(Cause.WINDOW_CLOSED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void isLaunchedByItsPathAtItsVersionWithItsTagsUnderItsOwnName() {
        Event event = small(product -> product.containing(Templates.SMALL));
        house.until(event, Status.LIVE);
        JsonNode sent = house.aws.journal().of("ProvisionProduct").get(0).input();
        assertThat(sent.get("ProvisioningArtifactId").asText())
                .isEqualTo(event.plan().target().version());
        assertThat(sent.get("PathId").asText()).startsWith("lpv2-");
        assertThat(sent.get("ProvisionedProductName").asText()).isEqualTo("event-" + event.id());
        assertThat(sent.get("ProvisionToken").asText())
                .isEqualTo(house.now(event).preroll().orElseThrow().token());
        assertThat(sent.get("Tags").findValuesAsText("Key"))
                .containsExactlyInAnyOrder(
                        EventTags.EVENT, EventTags.OWNER, EventTags.ENVIRONMENT, EventTags.INSTALLATION);
    }

    @Test
    void d02EveryValueReachesTheProductInItsOwnForm() {
        Event event = full();
        house.until(event, Status.LIVE);
        Map<String, String> sent = new TreeMap<>();
        house.aws
                .journal()
                .of("ProvisionProduct")
                .get(0)
                .input()
                .get("ProvisioningParameters")
                .forEach(each ->
                        sent.put(each.get("Key").asText(), each.get("Value").asText()));
        assertThat(sent).isEqualTo(Map.of("Name", "shop", "Zones", "a,c", "Password", "correct-horse-battery"));
    }

    @Test
    void d09TheValueOfASecretIsInTheCallAlone() {
        Event event = full();
        Event ended = house.until(event, Status.ENDED);
        assertThat(ended.toString()).contains("db-password").doesNotContain("correct-horse");
        assertThat(house.store.history(event.id(), 0, 500).toString()).doesNotContain("correct-horse");
    }

    @Test
    void aSecretThatIsGoneByThenFailsTheEventAndSaysWhich() {
        Event event = full();
        secrets.forget();
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("Password").contains("not there");
        assertThat(house.aws.journal().of("ProvisionProduct")).isEmpty();
    }

    @Test
    void d06AFailedLaunchIsTerminated() {
        Event event = small(product -> product.provisioning(
                Course.lasting(Duration.ofMinutes(2)).endingAs("FAILED").saying("No capacity")));
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("FAILED").contains("No capacity");
        assertThat(house.aws.journal().of("TerminateProvisionedProduct")).isNotEmpty();
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aProductLeftTaintedBySuccessIsNoSuccess() {
        Event event = small(product ->
                product.provisioning(Course.lasting(Duration.ofMinutes(2)).leaving("TAINTED")));
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("TAINTED");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aFailedTerminationIsSeenAndTheTaintedProductCanBeTerminatedAgain() {
        Event event = small(product -> product.terminating(
                Course.lasting(Duration.ofMinutes(2)).endingAs("FAILED").saying("The bucket is not empty"),
                Course.lasting(Duration.ofMinutes(2))));
        Event stuck = house.until(event, Status.TEARDOWN_FAILED);
        assertThat(stuck.reason().orElseThrow().message())
                .contains("The bucket is not empty")
                .contains("TAINTED");
        assertThat(house.aws.stillUp()).hasSize(1);
        house.ask(event, new Command.Retry());
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aCancelledLaunchIsWaitedForAndThenTerminated() {
        Event event = small(product -> product.provisioning(Course.lasting(Duration.ofMinutes(15))));
        house.until(event, now -> now.preroll().filter(PhaseRun::isStarted).isPresent());
        house.ask(event, new Command.Cancel());
        house.until(event, Status.CANCELLED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aLaunchThatWasCancelledBeforeItWasConfirmedLeavesNothing() {
        Event event = small();
        house.aws.faults().always("ProvisionProduct", Fault.CUT_AFTER);
        house.until(event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        house.ask(event, new Command.Cancel());
        house.until(event, Status.CANCELLED);
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "TORN", "TWICE", "CUT_BEFORE", "THROTTLED", "INTERNAL_ERROR"})
    void aLaunchWhoseAnswerIsLostIsOneLaunch(Fault fault) {
        Event event = small();
        house.aws.faults().next("ProvisionProduct", fault, fault);
        house.aws.faults().next("TerminateProvisionedProduct", fault, fault);
        house.until(event, Status.ENDED);
        assertThat(house.aws.startedTwice()).isEmpty();
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void readsThatAreBehindMisleadNobody() {
        house.aws.faults().readsBehindBy(Duration.ofSeconds(40));
        Event event = small();
        house.clock.advance(Duration.ofMinutes(1));
        house.world().read();
        event = house.schedule("product", "cache", Map.of());
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aVersionThatWasDeactivatedSinceFailsClearly() {
        Event event = small();
        house.aws.serviceCatalog().product("cache").deactivated("v1");
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("no longer offered");
        assertThat(house.aws.stillUp()).isEmpty();
    }

    @Test
    void aParameterThatIsGoneSinceIsNamed() {
        product(Templates.SMALL);
        house.world().read();
        Event event = house.schedule("product", "cache", Map.of("Size", ParameterValue.of("5")));
        PhaseRun run = PhaseRun.claimed(
                event.id(),
                1,
                io.jenkins.plugins.eventschedules.event.Phase.PREROLL,
                AwsHouse.NOW,
                Duration.ofHours(1));
        Event renamed = io.jenkins.plugins.eventschedules.event.Events.anEvent()
                .running(io.jenkins.plugins.eventschedules.event.TargetType.PRODUCT, "cache")
                .with(Map.of("Capacity", ParameterValue.of("5")))
                .scheduled();
        Event planned = renamed.next(AwsHouse.NOW)
                .revised()
                .plan(new io.jenkins.plugins.eventschedules.event.Plan(
                        renamed.plan().name(),
                        "",
                        renamed.plan().window(),
                        renamed.plan().lead(),
                        renamed.plan().audience(),
                        renamed.plan().criticality(),
                        "",
                        event.plan().target(),
                        renamed.plan().parameters(),
                        Map.of()))
                .done();
        assertThat(house.world().provisioner().start(planned, run).toString()).contains("no longer takes Capacity");
    }

    @Test
    void aPortfolioThatIsClosedSinceFailsClearly() {
        Event event = small();
        house.aws.serviceCatalog().portfolio("Events").closedTo("arn:aws:iam:::user/*");
        house.aws.serviceCatalog().portfolio("Events").closedTo("arn:aws:iam:::role/*");
        Event failed = house.until(event, Status.FAILED);
        assertThat(failed.reason().orElseThrow().message()).contains("cache");
    }

    @Test
    void anEventGoesOnInANewProcessWhereverTheOldOneStopped() {
        Event event = small();
        for (Status status : new Status[] {Status.DEPLOYING, Status.LIVE, Status.TEARING_DOWN}) {
            house.until(event, status);
            house.restart();
        }
        house.until(event, Status.ENDED);
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(house.aws.startedTwice()).isEmpty();
    }

    @Test
    void d14WhatAProductForbidsIsRefusedBeforeAnythingIsLaunched() {
        product(Templates.FULL);
        house.world().read();
        Assertions.assertThatThrownBy(() -> house.schedule(
                        "product",
                        "cache",
                        Map.of(
                                "Name", ParameterValue.of("SHOP-1"),
                                "Size", ParameterValue.of("12"),
                                "Tier", ParameterValue.of("bronze"),
                                "Password", ParameterValue.of("the password itself"))))
                .isInstanceOf(RefusedException.class);
        assertThat(house.aws.journal().of("ProvisionProduct")).isEmpty();
    }
}
