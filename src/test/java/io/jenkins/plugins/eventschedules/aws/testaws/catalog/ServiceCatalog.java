package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Notice;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Pages;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Ran;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Service Catalog at one place: what a test puts into it, and what it answers. */
public final class ServiceCatalog {

    private final Place place;
    private final Shelf shelf;
    private final Stock stock = new Stock();
    private final Launches launches;
    private final Operations operations = new Operations("servicecatalog");

    public ServiceCatalog(Place place, InstantSource clock, Pages pages, RandomGenerator random) {
        this.place = place;
        this.shelf = new Shelf(place, clock);
        this.launches = new Launches(shelf, stock, random);
        Tell tell = new Tell(shelf, pages);
        new Offers(shelf, tell).offer(operations);
        new Administration(shelf, tell).offer(operations);
        new TagOptions(shelf, tell).offer(operations);
        new Records(shelf, stock, tell).offer(operations);
        launches.offer(operations);
    }

    public Operations operations() {
        return operations;
    }

    /** The portfolio of that name; a new one is open to nobody. */
    public Portfolio portfolio(String name) {
        return shelf.portfolio(name);
    }

    /** The product of that name in a portfolio that is open to all users and roles. */
    public Product product(String name) {
        String all = "arn:" + place.partition() + ":iam:::";
        return portfolio("Events")
                .openToAllLike(all + "role/*")
                .openToAllLike(all + "user/*")
                .product(name);
    }

    /** Puts a tag on what is launched of the product, and so also marks the product. */
    public ServiceCatalog tagOption(String key, String value, Product product) {
        shelf.tagOption(key, value).resources().add(product.id());
        return this;
    }

    /** How every launch and termination goes for which the product says nothing. At first each takes a minute and succeeds. */
    public ServiceCatalog everyRun(Courses usual) {
        launches.courses(usual);
        return this;
    }

    public ServiceCatalog everyRun(Course usual) {
        return everyRun((phase, random) -> usual);
    }

    /** What was launched and not really deleted, also where Service Catalog itself no longer tells of it. */
    public List<Up> up(Instant at) {
        return stock.up(at);
    }

    /** Every launch and every termination that was ever begun. */
    public List<Ran> ran(Instant at) {
        return stock.all().stream()
                .flatMap(product -> product.works().stream()
                        .filter(work -> work.refusal().isEmpty())
                        .map(work -> new Ran(
                                work.id(),
                                work.isTermination() ? "postroll" : "preroll",
                                product.launch().tags(),
                                work.started(),
                                work.hasEnded(at) ? Optional.of(work.end()) : Optional.empty())))
                .toList();
    }

    /** What CloudFormation tells EventBridge in that time; nothing of what happens at its very beginning. */
    public List<Notice> notices(Instant after, Instant until) {
        TellStacks stacks = new TellStacks(new TellProvisioned(place, until));
        return stock.all().stream()
                .flatMap(each -> stacks.of(each).stream())
                .filter(notice -> notice.at().isAfter(after) && !notice.at().isAfter(until))
                .toList();
    }

    /** When something next changes by itself. */
    public Optional<Instant> nextChange(Instant after) {
        return stock.all().stream()
                .flatMap(each -> each.works().stream())
                .flatMap(work -> work.refusal().isPresent()
                        ? Stream.of(work.started())
                        : work.course().turns(work.started()).stream())
                .filter(turn -> turn.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** The tags of each product, by its ARN. */
    public Map<String, Map<String, String>> tags() {
        Map<String, Map<String, String>> tags = new LinkedHashMap<>();
        shelf.products().forEach(product -> tags.put(shelf.arn(product), product.tags()));
        return tags;
    }
}
