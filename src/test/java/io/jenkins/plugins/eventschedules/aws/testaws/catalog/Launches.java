package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Bounds;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Input;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Launching products and terminating them. */
final class Launches {

    private static final String TOKEN = "[a-zA-Z0-9][a-zA-Z0-9_-]{0,127}";
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}";

    private final Shelf shelf;
    private final Stock stock;
    private final RandomGenerator random;
    private Courses courses = (phase, chance) -> Course.lasting(Duration.ofMinutes(1));

    Launches(Shelf shelf, Stock stock, RandomGenerator random) {
        this.shelf = shelf;
        this.stock = stock;
        this.random = random;
    }

    void offer(Operations operations) {
        operations
                .offer("ProvisionProduct", call -> shelf.productArn(call, "ProductId", "ProductName"), this::provision)
                .offer("TerminateProvisionedProduct", this::terminate);
    }

    void courses(Courses usual) {
        courses = usual;
    }

    private Answer provision(Call call) {
        Input input = call.input();
        String token = input.matching("ProvisionToken", TOKEN);
        String name = input.matching("ProvisionedProductName", NAME);
        Map<String, String> parameters = input.pairs("ProvisioningParameters");
        Map<String, String> tags = input.pairs("Tags");
        Bounds.tags(tags, 50);
        parameters.forEach((key, value) -> Bounds.length("provisioningParameters." + key, value, 0, 4096));
        Optional<Provisioned> before = stock.launchedWith(token);
        if (before.isPresent()) {
            return again(before.get(), call);
        }
        Choice choice = Choice.of(shelf, call);
        if (choice.artifact().deprecated()) {
            throw new AwsError(
                    "InvalidParametersException",
                    "ProvisioningArtifact " + choice.artifact().id() + " is deprecated and cannot be launched.");
        }
        if (stock.named(name, call.at()).isPresent()) {
            throw new AwsError("InvalidParametersException", "A stack named " + name + " already exists.");
        }
        Template template = new Template(choice.artifact().template().tree());
        Provisioned product = new Provisioned(new Provisioned.Launch(
                stock.nextId(), name, choice, tags, call.principal().identity(), template.outputs(parameters)));
        Work work = new Work(
                stock.nextRecord(),
                Work.PROVISION,
                token,
                call.json(),
                choice.product().course(Product.PROVISION, courses, random),
                template.refusal(parameters),
                false,
                call.at());
        stock.add(product, work);
        return told(product, work, call);
    }

    private Answer again(Provisioned before, Call call) {
        // All that the request may name was looked at when it came for the first time.
        call.input().passOver();
        if (!before.first().request().equals(call.json())) {
            throw new AwsError(
                    "InvalidParametersException",
                    "The token " + before.first().token() + " was used with other parameters.");
        }
        return told(before, before.first(), call);
    }

    private Answer terminate(Call call) {
        Input input = call.input();
        String token = input.matching("TerminateToken", TOKEN);
        Provisioned product = stock.found(
                input.optional("ProvisionedProductId"), input.optional("ProvisionedProductName"), call.at());
        boolean keeping = input.flag("RetainPhysicalResources");
        boolean ignoring = input.flag("IgnoreErrors");
        Work last = product.last(call.at()).orElseThrow();
        if (product.isChanging(call.at())) {
            // A token is known for as long as the termination goes on, and no longer.
            if (last.isTermination() && last.token().equals(token)) {
                return told(product, last, call);
            }
            throw new AwsError(
                    "InvalidParametersException",
                    "Provisioned product " + product.launch().id() + " is in status " + product.status(call.at())
                            + " and cannot be terminated.");
        }
        Course course = product.launch().choice().product().course(Product.TERMINATE, courses, random);
        boolean fails = !course.end().orElse("SUCCEEDED").equals("SUCCEEDED");
        Work work = new Work(
                stock.nextRecord(),
                Work.TERMINATE,
                token,
                call.json(),
                course,
                Optional.empty(),
                keeping || (ignoring && fails),
                call.at());
        stock.addWork(product, work);
        return told(product, work, call);
    }

    private Answer told(Provisioned product, Work work, Call call) {
        return Answer.with("RecordDetail", new TellProvisioned(shelf.place(), call.at()).record(product, work));
    }
}
