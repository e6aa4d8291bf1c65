package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens;
import io.jenkins.plugins.eventschedules.lifecycle.port.Followers;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people keep, until the test is over. */
public final class Kept implements Keeping {

    private final Map<String, Tokens> tokens = new ConcurrentHashMap<>();
    private final Map<String, KeptFollowers> followers = new ConcurrentHashMap<>();
    private final Map<String, Drafts> drafts = new ConcurrentHashMap<>();

    @Override
    public Templates templates(String environment) {
        return drafts.computeIfAbsent(environment, name -> new Drafts());
    }

    @Override
    public FeedTokens feedTokens(String environment) {
        return tokens.computeIfAbsent(environment, name -> new Tokens());
    }

    /** Absent while no e-mail is sent. */
    boolean sendsMail = true;

    @Override
    public Optional<Followers> followers(String environment) {
        return sendsMail
                ? Optional.of(followers.computeIfAbsent(environment, name -> new KeptFollowers()))
                : Optional.empty();
    }

    Optional<Duration> keptFor = Optional.of(Duration.ofDays(400));

    @Override
    public Optional<Duration> keptFor(String environment) {
        return keptFor;
    }

    private static final class KeptFollowers implements Followers {
        private final List<Follower> all = new CopyOnWriteArrayList<>();

        @Override
        public void put(Follower follower) {
            remove(follower.event(), follower.person());
            all.add(follower);
        }

        @Override
        public Optional<Follower> of(EventId event, String person) {
            return of(event).stream()
                    .filter(each -> each.person().equals(person))
                    .findFirst();
        }

        @Override
        public List<Follower> of(EventId event) {
            return all.stream().filter(each -> each.event().equals(event)).toList();
        }

        @Override
        public boolean remove(EventId event, String person) {
            return all.removeIf(
                    each -> each.event().equals(event) && each.person().equals(person));
        }
    }

    private static final class Tokens implements FeedTokens {
        private final Map<String, FeedToken> byOwner = new ConcurrentHashMap<>();

        @Override
        public void put(FeedToken token) {
            byOwner.put(token.owner(), token);
        }

        @Override
        public Optional<FeedToken> of(String owner) {
            return Optional.ofNullable(byOwner.get(owner));
        }

        @Override
        public Optional<FeedToken> withDigest(String digest) {
            return byOwner.values().stream()
                    .filter(token -> token.digest().equals(digest))
                    .findFirst();
        }

        @Override
        public boolean revoke(String owner) {
            return byOwner.remove(owner) != null;
        }
    }

    private static final class Drafts implements Templates {
        private final Map<String, Template> byName = new ConcurrentSkipListMap<>();

        @Override
        public List<Template> all() {
            return List.copyOf(byName.values());
        }

        @Override
        public Optional<Template> named(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        @Override
        public void put(Template template) {
            byName.put(template.name(), template);
        }

        @Override
        public boolean delete(String name) {
            return byName.remove(name) != null;
        }
    }
}
