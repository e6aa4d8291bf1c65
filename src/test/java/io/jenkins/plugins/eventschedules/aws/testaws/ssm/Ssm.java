package io.jenkins.plugins.eventschedules.aws.testaws.ssm;

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
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Systems Manager at one place: what a test puts into it, and what it answers. */
public final class Ssm {

    private final Place place;
    private final InstantSource clock;
    private final Library library;
    private final Executions executions = new Executions();
    private final StartAutomation start;
    private final Operations operations = new Operations("ssm");
    private Optional<String> eventTag = Optional.empty();

    /** @param assumable whether Systems Manager may assume the role of that ARN */
    public Ssm(Place place, InstantSource clock, Pages pages, Predicate<String> assumable, RandomGenerator random) {
        this.place = place;
        this.clock = clock;
        this.library = new Library(place);
        this.start = new StartAutomation(place, library, executions, assumable, random);
        new ReadDocuments(library, pages).offer(operations);
        new TagDocuments(place, library, executions).offer(operations);
        start.offer(operations);
        new FollowAutomation(place, executions, pages).offer(operations);
    }

    public Operations operations() {
        return operations;
    }

    /** The document of that name; a new one is there for others as soon as it has a version. */
    public SsmDocument document(String name) {
        return library.find(name).orElseGet(() -> {
            SsmDocument document = new SsmDocument(name, place.account(), clock);
            library.put(document);
            return document;
        });
    }

    public Ssm delete(String document) {
        library.remove(document);
        return this;
    }

    /** How every run goes for which its document says nothing. At first each takes a minute and succeeds. */
    public Ssm everyRun(Courses usual) {
        start.courses(usual);
        return this;
    }

    public Ssm everyRun(Course usual) {
        return everyRun((phase, random) -> usual);
    }

    /** So many automations may be open at the same time. */
    public Ssm atMost(int executions) {
        start.quota(executions);
        return this;
    }

    /** The tag of an execution by which the events of {@link #up} are told apart. */
    public Ssm tellingEventsApartBy(String tag) {
        eventTag = Optional.of(tag);
        return this;
    }

    /** What is up, or perhaps half up. */
    public List<Up> up(Instant at) {
        return new Balance(executions.all(), eventTag).up(at);
    }

    /** What was brought up while it was up or coming up already. */
    public List<Up> startedTwice(Instant at) {
        return new Balance(executions.all(), eventTag).startedTwice(at);
    }

    /** Every automation that was ever begun. */
    public List<Ran> ran(Instant at) {
        return executions.all().stream()
                .map(each ->
                        new Ran(each.id(), each.order().phase(), each.order().tags(), each.started(), each.ended(at)))
                .toList();
    }

    /** The automations that have not ended. */
    public long open(Instant at) {
        return executions.open(at);
    }

    /** What it tells EventBridge by itself in that time; nothing of what happens at its very beginning. */
    public List<Notice> notices(Instant after, Instant until) {
        return executions.all().stream()
                .flatMap(each -> TellChanges.of(each, after, until).stream())
                .toList();
    }

    /** When something next changes by itself. */
    public Optional<Instant> nextChange(Instant after) {
        return executions.all().stream()
                .flatMap(each -> each.turns().stream())
                .filter(turn -> turn.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** The tags of each document, by its ARN. */
    public Map<String, Map<String, String>> tags() {
        Map<String, Map<String, String>> tags = new LinkedHashMap<>();
        library.all().forEach(document -> tags.put(library.arn(document), document.tags()));
        return tags;
    }
}
