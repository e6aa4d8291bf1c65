package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Courses;
import io.jenkins.plugins.eventschedules.aws.testaws.source.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A product, in the words of a test: `serviceCatalog.product("cache").from(template).tagged("application", "…")`. */
public final class Product {

    static final String PROVISION = "provision";
    static final String TERMINATE = "terminate";

    private final String id;
    private final String name;
    private final InstantSource clock;
    private final Instant created;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private final Map<String, Courses> courses = new LinkedHashMap<>();
    private String owner = "DevOps";
    private String description = "";

    Product(String id, String name, InstantSource clock) {
        this.id = id;
        this.name = name;
        this.clock = clock;
        this.created = clock.instant();
    }

    public Product from(Path template) {
        return from(template, "v" + (artifacts.size() + 1));
    }

    public Product from(Path template, String version) {
        return add(Source.of(template), version);
    }

    public Product containing(String template) {
        return add(Source.of(template), "v" + (artifacts.size() + 1));
    }

    private synchronized Product add(Source template, String version) {
        String artifact = "pa-" + id.substring(id.indexOf('-') + 1) + (artifacts.size() + 1);
        artifacts.add(new Artifact(artifact, version, template, clock.instant(), true, false));
        return this;
    }

    public synchronized Product deactivated(String version) {
        artifacts.replaceAll(artifact -> artifact.name().equals(version) ? artifact.deactivated() : artifact);
        return this;
    }

    public synchronized Product deprecated(String version) {
        artifacts.replaceAll(artifact -> artifact.name().equals(version) ? artifact.deprecate() : artifact);
        return this;
    }

    public synchronized Product tagged(String key, String value) {
        tags.put(key, value);
        return this;
    }

    public synchronized Product describedAs(String text) {
        description = text;
        return this;
    }

    public synchronized Product ownedBy(String who) {
        owner = who;
        return this;
    }

    /** How launching goes: one launch after the other, the last course again and again. */
    public Product provisioning(Course... inTurn) {
        return run(PROVISION, Courses.inTurn(inTurn));
    }

    public Product terminating(Course... inTurn) {
        return run(TERMINATE, Courses.inTurn(inTurn));
    }

    public synchronized Product run(String phase, Courses each) {
        courses.put(phase, each);
        return this;
    }

    synchronized Course course(String phase, Courses usual, RandomGenerator random) {
        return courses.getOrDefault(phase, usual).next(phase, random);
    }

    public String id() {
        return id;
    }

    /** The id of the version of that name. */
    public String idOf(String version) {
        return artifacts().stream()
                .filter(artifact -> artifact.name().equals(version))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    synchronized String owner() {
        return owner;
    }

    synchronized String description() {
        return description;
    }

    synchronized Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    synchronized List<Artifact> artifacts() {
        return List.copyOf(artifacts);
    }

    List<Artifact> active() {
        return artifacts().stream().filter(Artifact::active).toList();
    }
}
