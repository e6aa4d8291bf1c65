package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Place;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that Service Catalog has to offer at one place. */
final class Shelf {

    private final Map<String, Portfolio> portfolios = new LinkedHashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, TagOption> tagOptions = new LinkedHashMap<>();
    private int everMade;
    private final Place place;
    private final InstantSource clock;

    Shelf(Place place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    synchronized Portfolio portfolio(String name) {
        return portfolios.values().stream()
                .filter(portfolio -> portfolio.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    String id = id("port", portfolios.size());
                    Portfolio portfolio = new Portfolio(id, name, clock.instant(), this::make);
                    portfolios.put(id, portfolio);
                    return portfolio;
                });
    }

    private synchronized Product make(String name) {
        Product product = new Product(id("prod", products.size()), name, clock);
        products.put(product.id(), product);
        return product;
    }

    private static String id(String kind, int before) {
        return kind + "-" + String.format("%06d", before + 1);
    }

    synchronized List<Portfolio> portfolios() {
        return List.copyOf(portfolios.values());
    }

    synchronized List<Product> products() {
        return List.copyOf(products.values());
    }

    Product product(String id) {
        return products().stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError("ResourceNotFoundException", "Product " + id + " not found."));
    }

    /** The product that is asked for by its id or its name. */
    Product product(Optional<String> id, Optional<String> name) {
        if (id.isPresent() == name.isPresent()) {
            throw new AwsError("InvalidParametersException", "Give either the id or the name of the product.");
        }
        return id.map(this::product).orElseGet(() -> products().stream()
                .filter(product -> product.name().equals(name.orElseThrow()))
                .findFirst()
                .orElseThrow(() ->
                        new AwsError("ResourceNotFoundException", "Product " + name.orElseThrow() + " not found.")));
    }

    Portfolio portfolioById(String id) {
        return portfolios().stream()
                .filter(portfolio -> portfolio.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError("ResourceNotFoundException", "Portfolio " + id + " not found."));
    }

    List<Portfolio> holding(Product product) {
        return portfolios().stream()
                .filter(portfolio -> portfolio.holds(product.id()))
                .toList();
    }

    /** From where the caller may launch it. */
    List<Portfolio> open(Product product, Call call) {
        String who = call.principal().identity();
        return holding(product).stream()
                .filter(portfolio -> portfolio.isOpenTo(who))
                .toList();
    }

    /** The products that the caller may launch. */
    List<Product> open(Call call) {
        return products().stream()
                .filter(product -> !open(product, call).isEmpty())
                .toList();
    }

    synchronized List<TagOption> tagOptions() {
        return List.copyOf(tagOptions.values());
    }

    synchronized TagOption tagOption(String key, String value) {
        Optional<TagOption> known = tagOptions.values().stream()
                .filter(option -> option.key().equals(key) && option.value().equals(value))
                .findFirst();
        return known.orElseGet(() -> {
            String id = id("tag", everMade++);
            TagOption option = new TagOption(id, key, value, true, new LinkedHashSet<>());
            tagOptions.put(id, option);
            return option;
        });
    }

    synchronized void remove(TagOption option) {
        tagOptions.remove(option.id());
    }

    TagOption tagOptionById(String id) {
        return tagOptions().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError("ResourceNotFoundException", "TagOption " + id + " not found."));
    }

    /** Those of the product, and of the portfolio if there is one. */
    List<TagOption> tagOptions(Set<String> resources) {
        return tagOptions().stream()
                .filter(option -> option.resources().stream().anyMatch(resources::contains))
                .toList();
    }

    String arn(Product product) {
        return place.arn("catalog", "product/" + product.id());
    }

    String arn(Portfolio portfolio) {
        return place.arn("catalog", "portfolio/" + portfolio.id());
    }

    /** What IAM asks about for a call that names a product in this member, or by its name in the other. */
    String productArn(Call call, String idMember, String nameMember) {
        Optional<String> byName =
                nameMember.isEmpty() ? Optional.empty() : call.input().optional(nameMember);
        Optional<String> id = call.input()
                .optional(idMember)
                .or(() -> byName.flatMap(name -> products().stream()
                        .filter(product -> product.name().equals(name))
                        .map(Product::id)
                        .findFirst()));
        return place.arn("catalog", "product/" + id.orElse("*"));
    }

    String portfolioArn(Call call) {
        return place.arn("catalog", "portfolio/" + call.input().text("PortfolioId"));
    }

    Place place() {
        return place;
    }
}
