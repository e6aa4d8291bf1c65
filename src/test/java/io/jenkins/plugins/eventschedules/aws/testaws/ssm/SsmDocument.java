package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
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
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A document, in the words of a test: `ssm.document("scale").from(file).tagged("application", "…").postroll(…)`. */
public final class SsmDocument {

    /** @param number counted from 1 */
    record Version(int number, Optional<String> name, Source source, Instant created) {

        JsonNode tree() {
            return source.tree();
        }
    }

    private final String name;
    private final InstantSource clock;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final Map<String, Courses> courses = new LinkedHashMap<>();
    private String owner;
    private String type = "Automation";
    private int standard = 1;

    SsmDocument(String name, String owner, InstantSource clock) {
        this.name = name;
        this.owner = owner;
        this.clock = clock;
    }

    /** A version with what is in the file. The first one is the default. */
    public SsmDocument from(Path file) {
        return from(Source.of(file), Optional.empty());
    }

    public SsmDocument containing(String text) {
        return from(Source.of(text), Optional.empty());
    }

    public SsmDocument from(Path file, String versionName) {
        return from(Source.of(file), Optional.of(versionName));
    }

    private synchronized SsmDocument from(Source source, Optional<String> versionName) {
        int number = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).number() + 1;
        versions.add(new Version(number, versionName, source, clock.instant()));
        return this;
    }

    public synchronized SsmDocument byDefault(int version) {
        standard = version;
        return this;
    }

    public synchronized SsmDocument withoutVersion(int number) {
        versions.removeIf(version -> version.number() == number);
        return this;
    }

    public synchronized SsmDocument tagged(String key, String value) {
        tags.put(key, value);
        return this;
    }

    public synchronized SsmDocument untagged(String key) {
        tags.remove(key);
        return this;
    }

    public synchronized SsmDocument ownedBy(String account) {
        owner = account;
        return this;
    }

    /** Something other than an automation. */
    public synchronized SsmDocument ofType(String other) {
        type = other;
        return this;
    }

    /** How bringing up goes: one run after the other, the last course again and again. */
    public SsmDocument preroll(Course... inTurn) {
        return run("preroll", Courses.inTurn(inTurn));
    }

    public SsmDocument postroll(Course... inTurn) {
        return run("postroll", Courses.inTurn(inTurn));
    }

    public synchronized SsmDocument run(String phase, Courses each) {
        courses.put(phase, each);
        return this;
    }

    synchronized Course course(String phase, Courses usual, RandomGenerator random) {
        return courses.getOrDefault(phase, usual).next(phase, random);
    }

    String name() {
        return name;
    }

    synchronized String owner() {
        return owner;
    }

    synchronized String type() {
        return type;
    }

    synchronized Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    synchronized List<Version> versions() {
        return List.copyOf(versions);
    }

    Version standard() {
        return version(Optional.empty())
                .orElseThrow(() -> new AwsError("InvalidDocumentVersion", "No default version."));
    }

    Version latest() {
        return versions().get(versions().size() - 1);
    }

    /** The one that is asked for by its number, `$DEFAULT` or `$LATEST`; the default one else. */
    synchronized Optional<Version> version(Optional<String> asked) {
        String number = asked.filter(text -> !text.equals("$DEFAULT")).orElse(String.valueOf(standard));
        if (number.equals("$LATEST")) {
            return Optional.of(latest());
        }
        return versions.stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst();
    }
}
