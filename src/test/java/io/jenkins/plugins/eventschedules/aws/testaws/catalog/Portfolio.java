package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A portfolio, in the words of a test: `serviceCatalog.portfolio("Shop").openTo(role).product("cache")`. */
public final class Portfolio {

    /** @param parameters JSON, as the type of the constraint asks for */
    record Constraint(String id, String type, String product, String description, String parameters) {}

    private final String id;
    private final String name;
    private final Instant created;
    private final Function<String, Product> make;
    private final Map<String, String> principals = new LinkedHashMap<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private boolean imported;

    Portfolio(String id, String name, Instant created, Function<String, Product> make) {
        this.id = id;
        this.name = name;
        this.created = created;
        this.make = make;
    }

    /** Those who may launch what is in it: ARNs of users or roles. */
    public synchronized Portfolio openTo(String... arns) {
        List.of(arns).forEach(arn -> principals.put(arn, "IAM"));
        return this;
    }

    /** All whose ARN without the account is like that: `arn:aws:iam:::role/*`. */
    public synchronized Portfolio openToAllLike(String pattern) {
        principals.put(pattern, "IAM_PATTERN");
        return this;
    }

    public synchronized Portfolio closedTo(String arn) {
        principals.remove(arn);
        return this;
    }

    /** It is another account's, which shares it. */
    public synchronized Portfolio sharedByAnotherAccount() {
        imported = true;
        return this;
    }

    /** The product of that name in this portfolio; a new one if need be. */
    public synchronized Product product(String productName) {
        return products.stream()
                .filter(product -> product.name().equals(productName))
                .findFirst()
                .orElseGet(() -> {
                    Product product = make.apply(productName);
                    products.add(product);
                    return product;
                });
    }

    public synchronized Portfolio holding(Product product) {
        products.add(product);
        return this;
    }

    public synchronized Portfolio without(Product product) {
        products.remove(product);
        return this;
    }

    /** The product is launched with this role, and not with the rights of whoever launches it. */
    public Portfolio launching(Product product, String role) {
        return constrain(product, "LAUNCH", "Launch as " + role, "{\"RoleArn\":\"" + role + "\"}");
    }

    /** Rules of CloudFormation that the parameters have to keep. */
    public Portfolio ruling(Product product, String rules, String why) {
        return constrain(product, "TEMPLATE", why, "{\"Rules\":" + rules + "}");
    }

    private synchronized Portfolio constrain(Product product, String type, String description, String parameters) {
        String number = id.substring(id.indexOf('-') + 1) + (constraints.size() + 1);
        constraints.add(new Constraint("cons-" + number, type, product.id(), description, parameters));
        return this;
    }

    synchronized boolean isOpenTo(String arn) {
        String anyAccount = arn.replaceFirst("::\\d{12}:", ":::");
        return principals.entrySet().stream()
                .anyMatch(each -> each.getValue().equals("IAM")
                        ? each.getKey().equals(arn)
                        : anyAccount.matches(each.getKey().replace("*", ".*")));
    }

    synchronized List<Constraint> constraints(String product) {
        return constraints.stream()
                .filter(each -> each.product().equals(product))
                .toList();
    }

    synchronized List<Constraint> constraints() {
        return List.copyOf(constraints);
    }

    Optional<Constraint> launchConstraint(String product) {
        return constraints(product).stream()
                .filter(each -> each.type().equals("LAUNCH"))
                .findFirst();
    }

    /** The way by which the product is launched from here. */
    String path(Product product) {
        return "lpv2-" + id.substring(id.indexOf('-') + 1)
                + product.id().substring(product.id().indexOf('-') + 1);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    synchronized boolean isImported() {
        return imported;
    }

    synchronized Map<String, String> principals() {
        return Map.copyOf(principals);
    }

    synchronized boolean holds(String product) {
        return products.stream().anyMatch(each -> each.id().equals(product));
    }
}
