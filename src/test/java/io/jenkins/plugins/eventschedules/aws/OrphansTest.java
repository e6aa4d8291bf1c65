package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.orphan.OrphanChecks;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identity;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What events left in an account is found, and removed only if it is ours and nobody's any more. */
class OrphansTest {

    private static final String SWITCH_ROLE = "arn:aws:iam::123456789012:role/switch";

    private final AwsHouse house = new AwsHouse();

    /** What a host has after it lost its store. */
    private final EventStore lost = new InMemoryEventStore();

    @BeforeEach
    void open() {
        house.withMinimal();
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void withSwitches() {
        house.aws.iam().role("switch").trusts("scheduler.amazonaws.com").may("*", "*");
        house.with(new AwsSettings(
                house.settings().account(),
                CatalogTag.DEFAULT,
                Optional.of(AwsHouse.ROLE),
                Optional.of(new SafeguardSettings(SWITCH_ROLE, Duration.ofMinutes(30)))));
        house.world().read();
    }

    private Event document() {
        return house.schedule("automation", "minimal", Map.of());
    }

    private Event product() {
        return house.schedule("product", "cache", Map.of());
    }

    private Orphans ours() {
        return house.world().orphans(house.store);
    }

    private Orphans afterTheLoss() {
        return house.world().orphans(lost);
    }

    private static Orphan only(Orphans orphans) {
        Orphans.Look look = orphans.look();
        assertThat(look.gaps()).isEmpty();
        assertThat(look.orphans()).hasSize(1);
        return look.orphans().get(0);
    }

    private static Removal remove(Orphans orphans, Orphan orphan) {
        return orphans.remove(orphan.id(), orphan.event(), AwsHouse.ALICE);
    }

    private List<String> changes() {
        return house.aws.journal().entries().stream()
                .map(entry -> entry.operation())
                .filter(operation -> !operation.matches("(Describe|Get|List|Search).*"))
                .toList();
    }

    private void pass(Duration time) {
        house.clock.advance(time);
    }

    /** As somebody by hand would, or a call that arrives late. */
    private void start(Event event, Phase phase, long revision) {
        PhaseRun run = PhaseRun.claimed(event.id(), revision, phase, house.clock.instant(), Duration.ofHours(1));
        house.world().provisioner().start(event, run);
    }

    @Test
    void whatEventsThatGoOnHaveIsNotLeftOver() {
        withSwitches();
        house.until(document(), Status.LIVE);
        house.until(product(), Status.LIVE);
        List<String> before = changes();

        Orphans.Look look = ours().look();

        assertThat(look.orphans()).isEmpty();
        assertThat(look.bereft()).isEmpty();
        assertThat(look.gaps()).isEmpty();
        assertThat(look.asOf()).isEqualTo(house.clock.instant());
        assertThat(changes()).as("looking only reads").isEqualTo(before);
    }

    @Test
    void afterTheirTakedownNothingIsLeft() {
        house.until(document(), Status.ENDED);
        house.until(product(), Status.ENDED);
        assertThat(ours().look().orphans()).isEmpty();
        assertThat(afterTheLoss().look().orphans()).isEmpty();
    }

    @Test
    void aProductOfALostStoreIsFoundAndTerminatedOnce() {
        Event event = house.until(product(), Status.LIVE);

        Orphan orphan = only(afterTheLoss());

        assertThat(orphan.kind()).isEqualTo(Orphan.Kind.PRODUCT);
        assertThat(orphan.name()).isEqualTo("event-" + event.id());
        assertThat(orphan.event()).isEqualTo(event.id());
        assertThat(orphan.fate()).isEqualTo(Orphan.Fate.UNKNOWN);
        assertThat(orphan.since()).isPresent();
        assertThat(orphan.console().orElseThrow().toString()).contains("provisioned-products/pp-");
        assertThat(orphan.obstacle()).isEmpty();

        assertThat(remove(afterTheLoss(), orphan)).isInstanceOf(Removal.Begun.class);
        Orphan going = only(afterTheLoss());
        assertThat(going.obstacle().orElseThrow()).contains("UNDER_CHANGE");
        assertThat(remove(afterTheLoss(), orphan)).isInstanceOf(Removal.Begun.class);
        pass(Duration.ofMinutes(2));
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(afterTheLoss().look().orphans()).isEmpty();
        assertThat(remove(afterTheLoss(), orphan)).isInstanceOf(Removal.Gone.class);
        assertThat(house.aws.journal().of("TerminateProvisionedProduct")).hasSize(1);
    }

    @Test
    void aTerminationThatFailedCanBeAskedForAgain() {
        house.aws
                .serviceCatalog()
                .product("cache")
                .terminating(
                        Course.lasting(Duration.ofMinutes(1)).endingAs("FAILED"),
                        Course.lasting(Duration.ofMinutes(1)));
        house.until(product(), Status.LIVE);
        Orphan orphan = only(afterTheLoss());
        remove(afterTheLoss(), orphan);
        pass(Duration.ofMinutes(2));
        assertThat(house.aws.stillUp()).hasSize(1);

        assertThat(remove(afterTheLoss(), only(afterTheLoss()))).isInstanceOf(Removal.Begun.class);
        pass(Duration.ofMinutes(2));
        assertThat(house.aws.stillUp()).isEmpty();
    }

    /** AWS began, and the process died before it could write that down; then its store was lost, too. */
    @Test
    void aRunOfAKilledHouseIsStoppedAndThenTakenDown() {
        Event event = document();
        house.aws.ssm().document("minimal").preroll(Course.lasting(Duration.ofHours(4)));
        house.aws.faults().always("StartAutomationExecution", Fault.CUT_AFTER);
        house.until(event, now -> now.preroll().flatMap(PhaseRun::trouble).isPresent());
        house.aws.faults().calm();
        house.restart();

        Orphan run = only(afterTheLoss());
        assertThat(run.kind()).isEqualTo(Orphan.Kind.RUN);
        assertThat(run.name()).isEqualTo("minimal");
        assertThat(run.event()).isEqualTo(event.id());
        assertThat(run.console().orElseThrow().toString()).contains("automation/execution/");
        assertThat(remove(afterTheLoss(), run)).isInstanceOf(Removal.Begun.class);
        pass(Duration.ofMinutes(10));

        Orphan resources = only(afterTheLoss());
        assertThat(resources.kind()).isEqualTo(Orphan.Kind.RESOURCES);
        assertThat(remove(afterTheLoss(), resources)).isInstanceOf(Removal.Begun.class);
        assertThat(only(afterTheLoss()).obstacle().orElseThrow()).contains("being taken down");
        assertThat(remove(afterTheLoss(), resources)).isInstanceOf(Removal.Begun.class);
        pass(Duration.ofMinutes(10));
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(afterTheLoss().look().orphans()).isEmpty();
        assertThat(remove(afterTheLoss(), resources)).isInstanceOf(Removal.Gone.class);
        assertThat(remove(afterTheLoss(), run)).isInstanceOf(Removal.Gone.class);
        assertThat(house.aws.journal().of("StopAutomationExecution")).hasSize(1);
    }

    @Test
    void theSamePostrollIsRunWithTheValuesOfThePreroll() {
        house.until(document(), Status.LIVE);
        remove(afterTheLoss(), only(afterTheLoss()));

        var starts = house.aws.journal().of("StartAutomationExecution");
        var preroll = starts.get(0).input().deepCopy();
        var postroll = starts.get(starts.size() - 1).input().deepCopy();
        assertThat(postroll.at("/Parameters/internalAction/0").asText()).isEqualTo("postroll");
        assertThat(postroll.at("/Tags").findValuesAsText("Value")).contains("shop", "alice", AwsHouse.INSTALLATION);
        assertThat(postroll.path("ClientToken")).isNotEqualTo(preroll.path("ClientToken"));
        for (String same : List.of("DocumentName", "DocumentVersion")) {
            assertThat(postroll.path(same)).isEqualTo(preroll.path(same));
        }
        assertThat(postroll.at("/Parameters/AutomationAssumeRole"))
                .isEqualTo(preroll.at("/Parameters/AutomationAssumeRole"));
    }

    @Test
    void aPostrollThatFailedCanBeRunAgain() {
        house.aws
                .ssm()
                .document("minimal")
                .postroll(
                        Course.lasting(Duration.ofMinutes(1)).endingAs("Failed"),
                        Course.lasting(Duration.ofMinutes(1)));
        house.until(document(), Status.LIVE);
        remove(afterTheLoss(), only(afterTheLoss()));
        pass(Duration.ofMinutes(2));

        Orphan still = only(afterTheLoss());
        assertThat(still.obstacle()).isEmpty();
        remove(afterTheLoss(), still);
        pass(Duration.ofMinutes(2));
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(afterTheLoss().look().orphans()).isEmpty();
    }

    @Test
    void aSwitchOfALostStoreIsFoundAndDeleted() {
        withSwitches();
        Event event = house.until(document(), Status.LIVE);
        assertThat(afterTheLoss().look().orphans())
                .extracting(Orphan::kind)
                .containsExactly(Orphan.Kind.RESOURCES, Orphan.Kind.SWITCH);

        Orphan armed = afterTheLoss().look().orphans().get(1);
        assertThat(armed.name()).isEqualTo("event-schedules-" + event.id());
        assertThat(armed.console().orElseThrow().toString()).contains("schedules/default/event-schedules-");
        assertThat(remove(afterTheLoss(), armed)).isInstanceOf(Removal.Gone.class);
        assertThat(house.aws.scheduler().names()).isEmpty();
        assertThat(remove(afterTheLoss(), armed)).isInstanceOf(Removal.Gone.class);
    }

    /** The most dangerous mistake there is: two hosts, one account, and the name aws for both environments. */
    @Test
    void whatAnotherInstallationStartedIsShownAndNeverRemoved() {
        withSwitches();
        house.until(document(), Status.LIVE);
        house.until(product(), Status.LIVE);
        List<String> before = changes();
        try (AwsWorld stranger = world("shop", "another-installation")) {
            Orphans orphans = stranger.orphans(lost);
            Orphans.Look look = orphans.look();
            assertThat(look.orphans()).hasSize(4).allSatisfy(orphan -> assertThat(
                            orphan.obstacle().orElseThrow())
                    .contains(AwsHouse.INSTALLATION));
            assertThat(look.orphans())
                    .allSatisfy(orphan -> assertThat(remove(orphans, orphan)).isInstanceOf(Removal.Refused.class));
        }
        assertThat(changes()).isEqualTo(before);
        assertThat(house.aws.stillUp()).hasSize(2);
    }

    @Test
    void whatAnotherEnvironmentStartedIsNoneOfOurBusiness() {
        withSwitches();
        house.until(document(), Status.LIVE);
        house.until(product(), Status.LIVE);
        try (AwsWorld other = world("other", AwsHouse.INSTALLATION)) {
            Orphans.Look look = other.orphans(lost).look();
            assertThat(look.orphans()).isEmpty();
            assertThat(look.gaps()).isEmpty();
        }
    }

    private AwsWorld world(String environment, String installation) {
        return AwsWorld.open(new Owner(environment, installation), house.settings(), Secrets.NONE, house.clock);
    }

    @Test
    void whatAnUnfinishedEventHasIsNeverRemoved() {
        Event event = house.until(product(), Status.LIVE);
        Orphan seen = only(afterTheLoss());

        assertThat(remove(ours(), seen)).isInstanceOf(Removal.Refused.class);

        assertThat(house.aws.journal().of("TerminateProvisionedProduct")).isEmpty();
        assertThat(house.until(event, Status.ENDED).status()).isEqualTo(Status.ENDED);
    }

    @Test
    void aTakedownThatFailedIsStillTheEvents() {
        house.aws
                .ssm()
                .document("minimal")
                .postroll(Course.lasting(Duration.ofMinutes(1)).endingAs("Failed"));
        house.until(document(), Status.TEARDOWN_FAILED);
        assertThat(ours().look().orphans()).isEmpty();
    }

    @Test
    void whatNamesAnotherEventThanWasSeenIsLeftAlone() {
        house.until(product(), Status.LIVE);
        Orphan seen = only(afterTheLoss());
        EventId other = new EventId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
        assertThat(afterTheLoss().remove(seen.id(), other, AwsHouse.ALICE)).isInstanceOf(Removal.Refused.class);
        assertThat(house.aws.journal().of("TerminateProvisionedProduct")).isEmpty();
    }

    @Test
    void aStartThatArrivedAfterItsEventHadEndedIsFound() {
        Event ended = house.until(document(), Status.ENDED);
        start(ended, Phase.PREROLL, 9);
        pass(Duration.ofMinutes(5));

        Orphan orphan = only(ours());

        assertThat(orphan.kind()).isEqualTo(Orphan.Kind.RESOURCES);
        assertThat(orphan.fate()).isEqualTo(Orphan.Fate.ENDED);
        assertThat(remove(ours(), orphan)).isInstanceOf(Removal.Begun.class);
        pass(Duration.ofMinutes(5));
        assertThat(house.aws.stillUp()).isEmpty();
    }

    /** The store knows it had the event: no other installation can have it. */
    @Test
    void whatADeletedEventLeftIsOursWhateverTheInstallationIsCalledNow() {
        Event ended = house.until(product(), Status.ENDED);
        start(ended, Phase.PREROLL, 9);
        pass(Duration.ofMinutes(5));
        house.schedules().delete(ended.id(), ended.revision(), AwsHouse.ALICE);
        try (AwsWorld renamed = world("shop", "renamed")) {
            Orphan orphan = only(renamed.orphans(house.store));
            assertThat(orphan.fate()).isEqualTo(Orphan.Fate.DELETED);
            assertThat(remove(renamed.orphans(house.store), orphan)).isInstanceOf(Removal.Begun.class);
        }
    }

    @Test
    void aLiveEventWithoutItsResourcesIsTold() {
        Event product = house.until(product(), Status.LIVE);
        Event document = house.until(document(), Status.LIVE);
        assertThat(ours().look().bereft()).isEmpty();
        start(product, Phase.POSTROLL, 9);
        start(document, Phase.POSTROLL, 9);
        pass(Duration.ofMinutes(5));

        Orphans.Look look = ours().look();

        assertThat(look.bereft())
                .extracting(Orphans.Bereft::event)
                .containsExactlyInAnyOrder(product.id(), document.id());
        assertThat(look.bereft())
                .allSatisfy(event -> assertThat(event.message()).contains("End it now"));
        assertThat(look.orphans()).isEmpty();
    }

    @Test
    void whatCannotBeLookedAtIsToldAndTheRestIsFoundAllTheSame() {
        house.until(document(), Status.LIVE);
        house.aws.faults().always("SearchProvisionedProducts", Fault.DENIED);

        Orphans.Look look = afterTheLoss().look();

        assertThat(look.orphans()).extracting(Orphan::kind).containsExactly(Orphan.Kind.RESOURCES);
        assertThat(look.gaps()).hasSize(1);
        assertThat(look.gaps().get(0)).contains("Products").contains("servicecatalog:SearchProvisionedProducts");
        assertThat(new OrphanChecks(heard -> List.of(), afterTheLoss()).run(check -> {}))
                .extracting(Audit.Check::verdict)
                .containsExactly(Audit.Verdict.WARNING, Audit.Verdict.UNKNOWN);
    }

    @Test
    void aRemovalThatAwsDeniesIsNotDone() {
        house.until(product(), Status.LIVE);
        Orphan orphan = only(afterTheLoss());
        house.aws.faults().always("TerminateProvisionedProduct", Fault.DENIED);
        assertThat(remove(afterTheLoss(), orphan))
                .isInstanceOf(Removal.NotNow.class)
                .extracting(Removal::message)
                .asString()
                .contains("servicecatalog:TerminateProvisionedProduct");
    }

    @Test
    void pagesAreReadToTheirEnd() {
        withSwitches();
        List<Event> events = List.of(document(), product(), document(), product(), document(), product());
        events.forEach(event -> house.until(event, Status.LIVE));
        house.aws.pages().ofAtMost(1).withEmptyOnesBetween();
        assertThat(afterTheLoss().look().orphans()).hasSize(3 + 3 + 6);
    }

    @Test
    void whatWasSeenOfARunIsRememberedAndWhatTheStoreKnowsIsNotAskedFor() {
        house.until(document(), Status.ENDED);
        ours().look();
        assertThat(house.aws.journal().of("ListTagsForResource")).isEmpty();
        Orphans orphans = afterTheLoss();
        orphans.look();
        int asked = house.aws.journal().of("ListTagsForResource").size();
        assertThat(asked).isEqualTo(2);
        orphans.look();
        assertThat(house.aws.journal().of("ListTagsForResource")).hasSize(asked);
    }

    @Test
    void aLookStaysOneOfSecondsAndTheNextGoesOnWhereItStopped() {
        for (int i = 0; i < 70; i++) {
            start(document(), Phase.PREROLL, 1);
        }
        pass(Duration.ofMinutes(5));
        Orphans orphans = afterTheLoss();

        Orphans.Look first = orphans.look();
        assertThat(first.orphans()).hasSize(60);
        assertThat(first.gaps()).singleElement().asString().contains("10 more runs");

        Orphans.Look second = orphans.look();
        assertThat(second.orphans()).hasSize(70);
        assertThat(second.gaps()).isEmpty();
    }

    @Test
    void eachOrphanIsACheckOfTheAudit() {
        assertThat(new OrphanChecks(heard -> List.of(), ours()).run(check -> {}))
                .extracting(Audit.Check::verdict)
                .containsExactly(Audit.Verdict.PASSED);
        Event event = house.until(product(), Status.LIVE);
        List<Audit.Check> checks = new OrphanChecks(heard -> List.of(), afterTheLoss()).run(check -> {});
        assertThat(checks).hasSize(1);
        assertThat(checks.get(0).verdict()).isEqualTo(Audit.Verdict.WARNING);
        assertThat(checks.get(0).subject()).isEqualTo("product event-" + event.id());
        assertThat(checks.get(0).evidence()).contains(event.id().value()).contains("not known here");
        assertThat(checks.get(0).remedy().orElseThrow()).contains("--remove product-pp-");
    }

    @Test
    void d12LookingAndRemovingNeedsWhatTheDocumentationSaysAndNoMore() throws IOException {
        DocumentedPolicy looking = DocumentedPolicy.of("left-over.md");
        withSwitches();
        house.until(document(), Status.LIVE);
        house.until(product(), Status.LIVE);
        Identity environment = house.aws.iam().user("tester", TestAws.ACCESS_KEY);
        environment.mayOnly(DocumentedPolicy.of("aws.md").and(looking).json());
        house.aws.journal().clear();

        Orphans.Look look = afterTheLoss().look();
        Set<String> needed = needs();

        assertThat(look.gaps()).isEmpty();
        assertThat(look.orphans()).hasSize(4);
        needed.remove("ssm:GetAutomationExecution");
        assertThat(needed).isEqualTo(looking.actions());
        for (Orphan orphan : look.orphans()) {
            assertThat(remove(afterTheLoss(), orphan)).isInstanceOfAny(Removal.Begun.class, Removal.Gone.class);
        }
    }

    private Set<String> needs() {
        return house.aws.journal().needs().stream().map(Need::action).collect(Collectors.toCollection(TreeSet::new));
    }
}
