package io.jenkins.plugins.eventschedules.aws;

import static io.jenkins.plugins.eventschedules.aws.LedHouse.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.contract.Targets;
import io.jenkins.plugins.eventschedules.aws.deployed.DeployedStack;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Ending;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What events that AWS leads left in their account, executions of the state machine among it. */
class LedOrphansTest {

    private static final Actor ALICE = Actor.person("alice");
    private static final Instant START = NOW.plus(Duration.ofHours(1));
    private static final Instant END = START.plus(Duration.ofHours(1));

    private final LedHouse house = new LedHouse();
    private AlicesApi api;

    @BeforeEach
    void open() throws Exception {
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform");
        house.world().read();
        api = new AlicesApi(house::environments, "shop", house.time);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        house.close();
    }

    private EventStore store() {
        return house.world().environment().store();
    }

    private Orphans orphans() {
        return house.world().environment().orphans().orElseThrow();
    }

    private Orphans.Look look() {
        Orphans.Look look = orphans().look();
        assertThat(look.gaps()).isEmpty();
        return look;
    }

    private EventId scheduled(String type, String name) throws Exception {
        String id = api.post(
                        "/events",
                        "{'name':'Sale','window':{'start':'" + START + "','end':'" + END
                                + "'},'lead':'PT20M','target':{'type':'" + type + "','name':'" + name
                                + "'},'parameters':{}}",
                        201)
                .get("id")
                .asText();
        house.awaitExecution(id + "-r1");
        return new EventId(id);
    }

    /** As a table tells that was restored from an older backup, or that somebody changed. */
    private void saysItIsOver(EventId id) {
        Instant now = house.time.instant();
        Event event = store().find(id).orElseThrow();
        PhaseRun taking = PhaseRun.claimed(id, event.revision(), Phase.POSTROLL, now, Duration.ofHours(1));
        Reason why = Reason.of(Cause.WINDOW_CLOSED, "The window closed.");
        Event falling = event.next(now)
                .status(Status.TEARING_DOWN)
                .reason(why)
                .ending(new Ending(Status.ENDED, why))
                .postroll(taking)
                .done();
        assertThat(store().commit(new Change(falling, Optional.empty()))).isTrue();
        Event.Next gone = falling.next(now).status(Status.ENDED).postroll(taking.over(Result.SUCCEEDED, now));
        assertThat(store().commit(new Change(gone.done(), Optional.empty()))).isTrue();
    }

    private Removal remove(Orphan orphan) {
        return orphans().remove(orphan.id(), orphan.event(), ALICE);
    }

    private static Orphan of(Orphans.Look look, Orphan.Kind kind) {
        return look.orphans().stream()
                .filter(orphan -> orphan.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(look.toString()));
    }

    @Test
    void whatGoesOnAndWhatIsOverLeavesNothing() throws Exception {
        scheduled("automation", "minimal");
        scheduled("product", "cache");
        assertThat(look().orphans()).isEmpty();
        house.passUntil(START.plus(Duration.ofMinutes(20)));
        assertThat(look().orphans()).isEmpty();
        assertThat(look().bereft()).isEmpty();
        house.passUntil(END.plus(Duration.ofHours(1)));

        assertThat(look().orphans()).isEmpty();
        assertThat(look().bereft()).isEmpty();
    }

    @Test
    void whatTheMachineStartsCarriesWhoseItIs() throws Exception {
        EventId document = scheduled("automation", "minimal");
        EventId product = scheduled("product", "cache");
        house.passUntil(START);

        for (var start : List.of(
                house.aws.journal().of("StartAutomationExecution").get(0),
                house.aws.journal().of("ProvisionProduct").get(0))) {
            assertThat(start.input().at("/Tags").findValuesAsText("Key"))
                    .containsExactlyInAnyOrder(
                            "event-schedules:event",
                            "event-schedules:owner",
                            "event-schedules:environment",
                            "event-schedules:installation");
            assertThat(start.input().at("/Tags").findValuesAsText("Value"))
                    .contains("alice", "shop", DeployedStack.TABLE)
                    .containsAnyOf(document.value(), product.value());
        }
    }

    @Test
    void whatAnEventThatIsOverLeftIsFoundAndRemoved() throws Exception {
        house.aws
                .ssm()
                .document("minimal")
                .preroll(Course.lasting(Duration.ofMinutes(1)), Course.lasting(Duration.ofHours(4)));
        EventId document = scheduled("automation", "minimal");
        EventId slow = scheduled("automation", "minimal");
        EventId product = scheduled("product", "cache");
        EventId without = scheduled("product", "cache");
        house.passUntil(START.minus(Duration.ofMinutes(5)));
        saysItIsOver(slow);
        house.passUntil(START.plus(Duration.ofMinutes(5)));
        Targets.terminateByHand(house.aws, "event-" + without);
        house.pass(Duration.ofMinutes(20));
        saysItIsOver(document);
        saysItIsOver(product);
        house.aws.journal().clear();

        Orphans.Look look = look();
        assertThat(look.bereft()).extracting(Orphans.Bereft::event).containsExactly(without);
        assertThat(look.orphans())
                .extracting(Orphan::kind)
                .containsExactlyInAnyOrder(
                        Orphan.Kind.PRODUCT,
                        Orphan.Kind.RESOURCES,
                        Orphan.Kind.RUN,
                        Orphan.Kind.EXECUTION,
                        Orphan.Kind.EXECUTION,
                        Orphan.Kind.EXECUTION);
        assertThat(look.orphans()).allMatch(orphan -> orphan.obstacle().isEmpty());
        Orphan execution = of(look, Orphan.Kind.EXECUTION);
        assertThat(execution.name()).isIn(document + "-r1", product + "-r1", slow + "-r1");
        assertThat(execution.fate()).isEqualTo(Orphan.Fate.ENDED);
        assertThat(execution.console().orElseThrow().toString()).contains("executions/details");

        look.orphans()
                .forEach(orphan ->
                        assertThat(remove(orphan)).as(orphan.toString()).isInstanceOf(Removal.Begun.class));
        assertThat(remove(of(look, Orphan.Kind.PRODUCT)))
                .isInstanceOfSatisfying(Removal.Begun.class, again -> assertThat(again.message())
                        .contains("already"));
        assertThat(house.stack.running()).containsExactly(without + "-r1");
        house.pass(Duration.ofMinutes(10));
        look().orphans().forEach(this::remove);
        house.pass(Duration.ofMinutes(10));
        assertThat(house.aws.stillUp()).isEmpty();
        assertThat(look().orphans()).isEmpty();
        assertThat(remove(execution)).isInstanceOf(Removal.Gone.class);
        theRightsAreThoseThatAreDeployed();
    }

    private Set<Need> needs() {
        Set<Need> needs = new LinkedHashSet<>();
        house.aws.journal().entries().stream()
                .filter(Entry::hadItsEffect)
                .filter(entry -> !entry.call().principal().identity().contains("role/event-schedules-lifecycle"))
                .flatMap(entry -> entry.needs().stream())
                .filter(need -> !need.action().startsWith("dynamodb:"))
                .forEach(needs::add);
        // That there is no such product is an answer, too, and what it needs is not written down.
        if (house.aws.journal().of("DescribeProvisionedProduct").stream()
                .anyMatch(entry -> entry.outcome().equals("ResourceNotFoundException"))) {
            needs.add(new Need("servicecatalog:DescribeProvisionedProduct", "*"));
        }
        return needs;
    }

    private void theRightsAreThoseThatAreDeployed() {
        UsedRights rights = new UsedRights();
        needs().forEach(need -> add(rights, whose(need.action()), need));
        // AWS asks for it when a run is started with tags; it is no call of its own.
        add(
                rights,
                "clean-up",
                new Need("ssm:AddTagsToResource", "arn:aws:ssm:eu-west-1:111122223333:automation-execution/ID"));
        rights.verify("orphans.txt");
    }

    private static String whose(String action) {
        if (action.startsWith("states:")) {
            return action.equals("states:ListExecutions") ? "read-only" : "operator";
        }
        return action.matches("[a-z]+:(Describe|Get|List|Search).*") ? "read-only" : "clean-up";
    }

    private static void add(UsedRights rights, String whose, Need need) {
        String resource = need.resource()
                .replace(":role/automation", ":role/event-schedules-automation")
                .replaceAll(":(stateMachine|execution):event-lifecycle", ":$1:event-schedules-lifecycle")
                .replaceAll("(execution:event-schedules-lifecycle):.*", "$1:ID");
        rights.add(whose, new Need(need.action(), resource), facts(need));
    }

    private static String[] facts(Need need) {
        return switch (need.action()) {
            case "iam:PassRole" -> new String[] {"iam:PassedToService=ssm.amazonaws.com"};
            case "servicecatalog:DescribeRecord",
                    "servicecatalog:DescribeProvisionedProduct",
                    "servicecatalog:TerminateProvisionedProduct" -> new String[] {"servicecatalog:accountLevel=self"};
            default -> new String[0];
        };
    }

    @Test
    void anEventWhoseExecutionIsGoneIsShownUntilASweepStartsAnother() throws Exception {
        EventId id = scheduled("automation", "minimal");
        house.passUntil(START.plus(Duration.ofMinutes(5)));
        house.stack.stopExecutions();
        house.pass(Duration.ofMinutes(10));
        assertThat(look().bereft()).extracting(Orphans.Bereft::event).containsExactly(id);
        assertThat(look().bereft().get(0).message()).contains("No execution leads it");

        house.world().sweep();
        assertThat(look().bereft()).isEmpty();
    }

    @Test
    void aProductThatSomebodyTerminatedLeavesItsEventWithout() throws Exception {
        EventId id = scheduled("product", "cache");
        house.passUntil(START.plus(Duration.ofMinutes(5)));
        Targets.terminateByHand(house.aws, "event-" + id);
        house.pass(Duration.ofMinutes(30));

        assertThat(look().bereft()).extracting(Orphans.Bereft::event).containsExactly(id);
    }

    @Test
    void whatCannotBeLookedAtIsSaid() {
        house.aws.faults().always("ListExecutions", Fault.DENIED);

        assertThat(orphans().look().gaps())
                .anyMatch(gap -> gap.startsWith("Executions of the state machine could not be looked at."));
    }

    @Test
    void theAuditTellsOfIt() throws Exception {
        EventId id = scheduled("automation", "minimal");
        house.passUntil(START.plus(Duration.ofMinutes(5)));
        saysItIsOver(id);

        List<Audit.Check> checks =
                house.world().environment().audit().orElseThrow().run(check -> {});
        assertThat(checks)
                .filteredOn(check -> check.id().equals("left-over"))
                .extracting(Audit.Check::subject)
                .containsExactlyInAnyOrder("execution " + id + "-r1", "resources minimal");
    }
}
