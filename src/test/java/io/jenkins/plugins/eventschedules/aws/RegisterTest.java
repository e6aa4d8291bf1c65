package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.register.Change;
import io.jenkins.plugins.eventschedules.aws.register.Named;
import io.jenkins.plugins.eventschedules.aws.register.Plan;
import io.jenkins.plugins.eventschedules.aws.register.Register;
import io.jenkins.plugins.eventschedules.aws.register.Register.Order;
import io.jenkins.plugins.eventschedules.aws.register.Register.Outcome;
import io.jenkins.plugins.eventschedules.aws.register.Step;
import io.jenkins.plugins.eventschedules.aws.register.UndoList;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Portfolio;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identity;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Register prepares an account: by a plan that was confirmed, once, and with a way back. */
class RegisterTest {

    private static final String KEY = "application";
    private static final String VALUE = "event-scheduling-platform";
    private static final String LAUNCH_ROLE = "arn:aws:iam::123456789012:role/launch";
    private static final String RUNNER = "arn:aws:iam::123456789012:user/tester";

    private final AwsHouse house = new AwsHouse();
    private final List<UndoList> kept = new ArrayList<>();
    private Register register;
    private Portfolio shop;
    private Product cache;

    /** A document without the tag, and a product without it in a portfolio that is open to nobody. */
    @BeforeEach
    void open() {
        house.aws.iam().roleAt(LAUNCH_ROLE).trusts("servicecatalog.amazonaws.com");
        house.aws.ssm().document("minimal").from(AwsHouse.MINIMAL);
        shop = house.aws.serviceCatalog().portfolio("Shop");
        cache = shop.product("cache").containing(Templates.SMALL);
        shop.launching(cache, LAUNCH_ROLE);
        register = Register.open(house.settings());
    }

    @AfterEach
    void close() {
        register.close();
        house.close();
    }

    private static Order order(String... targets) {
        return new Order(Stream.of(targets).map(Named::read).toList(), Optional.empty(), Optional.empty());
    }

    private static final Order BOTH = order("minimal", "product:cache");

    private Plan plan(Order order) throws MishapException {
        return register.plan(order);
    }

    private Outcome apply(Order order) throws MishapException {
        return register.apply(order, plan(order).id(), kept::add);
    }

    private UndoList applied(Order order) throws MishapException {
        return ((Outcome.Applied) apply(order)).undo();
    }

    private static Step only(Plan plan, Step.State state) {
        List<Step> some =
                plan.steps().stream().filter(step -> step.state() == state).toList();
        assertThat(some).hasSize(1);
        return some.get(0);
    }

    private List<String> changes() {
        return house.aws.journal().entries().stream()
                .map(entry -> entry.operation())
                .filter(operation -> !operation.matches("(Describe|Get|List|Search|Simulate).*"))
                .toList();
    }

    private List<String> usable() {
        house.world().read();
        return house.world().catalog().listing().targets().stream()
                .filter(CatalogTarget::usable)
                .map(CatalogTarget::name)
                .toList();
    }

    private Set<String> failing() {
        return house.world().audit().run(check -> {}).stream()
                .filter(check -> check.verdict() == Audit.Verdict.FAILED || check.verdict() == Audit.Verdict.WARNING)
                .map(check -> check.id() + " " + check.subject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aPlanSaysWhatIsThereWhatWouldChangeAndWhyAndChangesNothing() throws MishapException {
        Plan plan = plan(BOTH);

        assertThat(plan.account()).isEqualTo("123456789012");
        assertThat(plan.principal()).isEqualTo(RUNNER);
        assertThat(plan.steps().stream().flatMap(step -> step.change().stream()))
                .containsExactly(
                        new Change.TagDocument("minimal", KEY, VALUE, Optional.empty()),
                        new Change.CreateTagOption(KEY, VALUE),
                        new Change.UseTagOption(cache.id(), KEY, VALUE),
                        new Change.OpenPortfolio("port-000001", RUNNER));
        assertThat(plan.steps()).allSatisfy(step -> {
            assertThat(step.is()).isNotBlank();
            assertThat(step.why()).isNotBlank();
            assertThat(step.will().isPresent()).isEqualTo(step.state() == Step.State.CHANGE);
        });
        assertThat(plan.hasProblems()).isFalse();
        assertThat(changes()).isEmpty();
    }

    @Test
    void repairsWhatTheAuditFoundAndASecondRunChangesNothing() throws MishapException {
        assertThat(usable()).isEmpty();
        Set<String> before = failing();
        assertThat(before).isNotEmpty();

        assertThat(applied(BOTH).changes()).hasSize(4);

        assertThat(usable()).containsExactlyInAnyOrder("minimal", "cache");
        Set<String> after = failing();
        assertThat(after).noneMatch(check -> check.contains("document") || check.contains("product"));
        assertThat(after.size()).isLessThan(before.size());
        List<String> made = changes();
        Plan second = plan(BOTH);
        assertThat(second.changesNothing()).isTrue();
        assertThat(second.hasProblems()).isFalse();
        assertThat(applied(BOTH).changes()).isEmpty();
        assertThat(changes()).isEqualTo(made);
    }

    @Test
    void aPlanThatNoLongerFitsIsRefused() throws MishapException {
        String id = plan(BOTH).id();
        house.aws.ssm().document("minimal").tagged(KEY, "something-else");

        Outcome outcome = register.apply(BOTH, id, kept::add);

        assertThat(outcome).isInstanceOf(Outcome.Stale.class);
        assertThat(((Outcome.Stale) outcome).now().id()).isNotEqualTo(id);
        assertThat(changes()).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void undoingLeavesTheAccountAsItWas() throws MishapException {
        house.aws.ssm().document("minimal").tagged(KEY, "billing");
        Plan before = plan(BOTH);
        UndoList undo = UndoList.read(applied(BOTH).json());

        List<String> told = register.undo(undo);

        assertThat(told).hasSize(4);
        assertThat(told.get(3)).contains("billing again");
        assertThat(plan(BOTH)).isEqualTo(before);
        List<String> made = changes();
        register.undo(undo);
        assertThat(changes().subList(made.size(), changes().size()))
                .as("what is there no more is asked for, and nothing else happens")
                .allMatch(operation -> operation.startsWith("Disassociate"));
        assertThat(plan(BOTH)).isEqualTo(before);
    }

    @Test
    void undoingLeavesAloneWhatSomebodyChangedSince() throws MishapException {
        UndoList undo = applied(BOTH);
        house.aws.ssm().document("minimal").tagged(KEY, "somebody-elses");
        Product other = house.aws.serviceCatalog().product("other").containing(Templates.SMALL);
        house.aws.serviceCatalog().tagOption(KEY, VALUE, other);

        List<String> told = register.undo(undo);

        assertThat(told).anyMatch(line -> line.contains("somebody-elses by now, and was left"));
        assertThat(told).anyMatch(line -> line.contains("is used by something else by now, and was left"));
        assertThat(house.aws.journal().of("DeleteTagOption")).isEmpty();
    }

    @Test
    void theUndoListIsCompleteWhateverHappensInBetween() throws MishapException {
        Plan before = plan(BOTH);
        house.aws.faults().always("AssociateTagOptionWithResource", Fault.DENIED);
        assertThatThrownBy(() -> apply(BOTH))
                .isInstanceOf(MishapException.class)
                .hasMessageContaining("denies");

        UndoList last = kept.get(kept.size() - 1);
        assertThat(last.changes()).hasSize(2);
        house.aws.faults().calm();
        register.undo(last);
        assertThat(plan(BOTH)).isEqualTo(before);
    }

    @Test
    void anUndoListOfAnotherAccountIsRefused() throws MishapException {
        UndoList other = UndoList.read(applied(BOTH).json().replace("123456789012", "999999999999"));
        List<String> made = changes();
        assertThatThrownBy(() -> register.undo(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(changes()).isEqualTo(made);
        assertThatThrownBy(() -> UndoList.read("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UndoList.read("[1]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void targetsAreNamedByArnIdOrName() throws MishapException {
        String document = "arn:aws:ssm:eu-west-1:123456789012:document/minimal";
        String product = "arn:aws:catalog:eu-west-1:123456789012:product/" + cache.id();
        assertThat(plan(order(document, product))).isEqualTo(plan(BOTH));
        assertThat(plan(order("document:minimal", cache.id()))).isEqualTo(plan(BOTH));
        assertThatThrownBy(() -> Named.read("arn:aws:s3:::bucket")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeChangedFromHereIsAProblemWithARemedy() throws MishapException {
        assertThat(only(plan(order("nothing")), Step.State.PROBLEM).is()).contains("no such document or product");
        house.aws.ssm().document("cache").from(AwsHouse.MINIMAL);
        assertThat(only(plan(order("cache")), Step.State.PROBLEM).remedy().orElseThrow())
                .contains("product:cache");
        house.aws.ssm().document("command").from(AwsHouse.MINIMAL).ofType("Command");
        assertThat(only(plan(order("command")), Step.State.PROBLEM).is()).contains("type Command");
        house.aws.ssm().document("AWS-Restart").from(AwsHouse.MINIMAL).ownedBy("Amazon");
        assertThat(only(plan(order("AWS-Restart")), Step.State.PROBLEM).remedy().orElseThrow())
                .contains("copy");
        house.aws.ssm().document("broken").containing("schemaVersion: '0.3'\nmainSteps: []\n");
        assertThat(only(plan(order("broken")), Step.State.PROBLEM).remedy().orElseThrow())
                .contains("Correct the document");
        Product bare = shop.product("bare").containing(Templates.SMALL);
        assertThat(only(plan(order("bare")), Step.State.PROBLEM).remedy().orElseThrow())
                .contains("create-constraint")
                .contains(bare.id());
        shop.without(bare);
        assertThat(only(plan(order("bare")), Step.State.PROBLEM).is()).contains("no portfolio");
    }

    @Test
    void ofSeveralPortfoliosAPersonSaysWhichToOpen() throws MishapException {
        Portfolio fair = house.aws.serviceCatalog().portfolio("Fair").holding(cache);
        fair.launching(cache, LAUNCH_ROLE);
        assertThat(only(plan(order("product:cache")), Step.State.PROBLEM)
                        .remedy()
                        .orElseThrow())
                .contains("--portfolio");

        Order chosen = new Order(List.of(Named.read("product:cache")), Optional.empty(), Optional.of("port-000002"));
        applied(chosen);
        assertThat(plan(order("product:cache")).changesNothing()).isTrue();
        assertThat(plan(order("product:cache")).hasProblems()).isFalse();
    }

    @Test
    void aPortfolioThatIsOpenByAPatternIsOpen() throws MishapException {
        shop.openToAllLike("arn:aws:iam:::user/test*");
        assertThat(plan(order("product:cache")).steps().stream().flatMap(step -> step.change().stream()))
                .noneMatch(Change.OpenPortfolio.class::isInstance);
    }

    @Test
    void whoMayNotHandOverTheAutomationRoleIsTold() throws MishapException {
        String runner = house.aws.iam().role("runner").may("ssm:*", "*").arn();
        Order order = new Order(List.of(Named.read("minimal")), Optional.of(runner), Optional.empty());
        assertThat(only(plan(order), Step.State.PROBLEM).remedy().orElseThrow())
                .contains("iam:PassRole")
                .contains(AwsHouse.ROLE);
        house.aws.iam().role("runner").may("iam:PassRole", AwsHouse.ROLE);
        assertThat(plan(order).hasProblems()).isFalse();
        assertThatThrownBy(() -> new Order(List.of(), Optional.of("somebody"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void d12ItNeedsWhatTheDocumentationSaysAndNoMore() throws MishapException, IOException {
        DocumentedPolicy policy = DocumentedPolicy.of("register.md");
        Identity admin = house.aws.iam().user("tester", TestAws.ACCESS_KEY).mayOnly(policy.json());
        register.undo(applied(BOTH));
        Set<String> needed =
                house.aws.journal().needs().stream().map(Need::action).collect(Collectors.toCollection(TreeSet::new));
        // Only the session of a role asks for the role.
        needed.add("iam:GetRole");
        assertThat(policy.actions()).isEqualTo(needed);
        assertThat(admin.policy().unused()).isEmpty();
    }
}
