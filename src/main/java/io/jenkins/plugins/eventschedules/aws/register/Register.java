package io.jenkins.plugins.eventschedules.aws.register;

import io.jenkins.plugins.eventschedules.aws.AwsSettings;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Patience;
import io.jenkins.plugins.eventschedules.aws.register.Named.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.servicecatalog.model.DescribeProductAsAdminResponse;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Prepares targets in an account. First a plan, which changes nothing; then the plan as it was confirmed, if it still
 * fits; and the way back. What is as it must be is left alone, so that a second time changes nothing.
 */
public final class Register implements AutoCloseable {

    /** Somebody waits for it, but not at one call. */
    private static final Patience STEADY = new Patience(4, false, Duration.ofSeconds(10), Duration.ofSeconds(25));

    private final AwsSettings settings;
    private final Office office;
    private final Principals principals;
    private final Documents documents;
    private final TagOptions options;
    private final Portfolios portfolios;

    private Register(AwsSettings settings, Clients clients) {
        this.settings = settings;
        this.office = new Office(clients);
        this.principals = new Principals(office);
        this.documents = new Documents(office);
        this.options = new TagOptions(office);
        this.portfolios = new Portfolios(office);
    }

    /** @param settings whose credentials are an administrator's */
    public static Register open(AwsSettings settings) {
        return new Register(settings, new Clients(settings.account(), STEADY));
    }

    /**
     * What is asked for.
     *
     * @param principal the ARN of the role or user with which events run; absent means whoever asks
     * @param portfolio to open, by its id, where a product is in several
     */
    public record Order(List<Named> targets, Optional<String> principal, Optional<String> portfolio) {

        public Order {
            targets = List.copyOf(targets);
            if (principal.filter(arn -> !Principals.isPrincipal(arn)).isPresent()) {
                throw new IllegalArgumentException("The principal is the ARN of a role or user.");
            }
        }
    }

    /** What came of applying a plan. */
    public sealed interface Outcome {

        /** @param undo what was changed, as far as it went */
        record Applied(Plan plan, UndoList undo) implements Outcome {}

        /** The account is not as it was any more. Nothing was changed. @param now the plan as it would be now */
        record Stale(Plan now) implements Outcome {}
    }

    /** Looks, and changes nothing. */
    public Plan plan(Order order) throws MishapException {
        GetCallerIdentityResponse caller = principals.caller();
        String principal = order.principal().isPresent() ? order.principal().get() : principals.lasting(caller.arn());
        PlanDocument document = new PlanDocument(documents, settings.tag());
        PlanProduct product = new PlanProduct(portfolios, options, settings.tag(), principal, order.portfolio());
        List<Step> steps = new ArrayList<>();
        for (Named target : order.targets()) {
            steps.addAll(steps(target, document, product));
        }
        if (steps.stream().anyMatch(step -> step.subject().startsWith("document "))) {
            passing(principal).ifPresent(steps::add);
        }
        return new Plan(caller.account(), settings.account().region().id(), principal, steps);
    }

    /**
     * Makes the changes of a plan.
     *
     * @param id of the plan that a person saw
     * @param kept gets the undo list before each change and after the last, so that it is complete whatever happens
     */
    public Outcome apply(Order order, String id, Consumer<UndoList> kept) throws MishapException {
        Plan plan = plan(order);
        if (!plan.id().equals(id)) {
            return new Outcome.Stale(plan);
        }
        return new Outcome.Applied(plan, new Apply(documents, options, portfolios, kept).all(plan));
    }

    /**
     * Takes back what was changed and is still as it was changed, the last first.
     *
     * @return what was done and what was left, for a person
     * @throws IllegalArgumentException when the list is of another account or region
     */
    public List<String> undo(UndoList list) throws MishapException {
        String account = principals.caller().account();
        String region = settings.account().region().id();
        if (!list.account().equals(account) || !list.region().equals(region)) {
            throw new IllegalArgumentException("This undo list is of the account " + list.account() + " in "
                    + list.region() + ", and not of " + account + " in " + region + ".");
        }
        return new Undo(documents, options, portfolios).all(list);
    }

    private List<Step> steps(Named target, PlanDocument document, PlanProduct product) throws MishapException {
        Optional<DocumentDescription> asDocument =
                target.mayBe(Kind.DOCUMENT) ? documents.find(target.name()) : Optional.empty();
        Optional<DescribeProductAsAdminResponse> asProduct =
                target.mayBe(Kind.PRODUCT) ? portfolios.product(target) : Optional.empty();
        String why = "Events run documents and products.";
        if (asDocument.isPresent() && asProduct.isPresent()) {
            return List.of(Step.problem(
                    target.name(),
                    "There are a document and a product of this name.",
                    why,
                    "Say which: document:" + target.name() + " or product:" + target.name() + "."));
        }
        if (asDocument.isPresent()) {
            return document.steps(asDocument.get());
        }
        if (asProduct.isPresent()) {
            return product.steps(asProduct.get());
        }
        return List.of(Step.problem(
                target.name(),
                "There is no such "
                        + target.kind()
                                .map(kind -> kind == Kind.DOCUMENT ? "document" : "product")
                                .orElse("document or product")
                        + " in " + settings.account().region() + ".",
                why,
                "Correct the name, or choose another region."));
    }

    private Optional<Step> passing(String principal) throws MishapException {
        if (settings.automationRole().isEmpty()) {
            return Optional.empty();
        }
        String role = settings.automationRole().get();
        String why = "Documents work with this role.";
        Optional<Boolean> may = principals.mayPass(principal, role);
        return Optional.of(
                may.equals(Optional.of(true))
                        ? Step.fine("principal " + principal, "It may hand over the role " + role + ".", why)
                        : Step.problem(
                                "principal " + principal,
                                may.isEmpty() ? "IAM does not know it." : "It may not hand over the role " + role + ".",
                                why,
                                may.isEmpty()
                                        ? "Correct the principal."
                                        : "Allow it: {\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\","
                                                + " \"Resource\": \"" + role + "\"}"));
    }

    @Override
    public void close() {
        office.close();
    }
}
