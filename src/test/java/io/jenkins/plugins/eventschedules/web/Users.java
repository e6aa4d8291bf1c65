package io.jenkins.plugins.eventschedules.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People known by a header, with permissions in the environment called sandbox and in no other. */
final class Users implements Authorizer, Subscriptions {

    static final String HEADER = "X-User";
    /** May everything, everywhere. */
    static final String ADMINISTRATOR = "root";

    /** Each test may change what people are allowed. */
    final Map<String, Set<Permission>> permissions = new ConcurrentHashMap<>(Map.of(
            "nobody",
            EnumSet.noneOf(Permission.class),
            "vera",
            EnumSet.of(Permission.VIEW),
            "alice",
            EnumSet.of(Permission.VIEW, Permission.SCHEDULE),
            "bob",
            EnumSet.of(Permission.VIEW, Permission.SCHEDULE),
            "maya",
            EnumSet.allOf(Permission.class),
            ADMINISTRATOR,
            EnumSet.allOf(Permission.class)));

    private final Set<String> everywhere = ConcurrentHashMap.newKeySet();

    /** What people are allowed in folders, which are there if somebody is allowed something. */
    final Map<String, Map<String, Set<Permission>>> inFolders = new ConcurrentHashMap<>();

    /** A person who may look everywhere, and no more. */
    void everywhere(String id) {
        permissions.put(id, EnumSet.of(Permission.VIEW));
        everywhere.add(id);
    }

    void allow(String id, String folder, Permission... some) {
        inFolders.computeIfAbsent(id, user -> new ConcurrentHashMap<>()).put(folder, Set.of(some));
    }

    private record User(
            boolean everywhere, String id, Set<Permission> permissions, Map<String, Set<Permission>> inFolders)
            implements Caller {
        @Override
        public String name() {
            return id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1);
        }

        @Override
        public Optional<String> email() {
            return id.equals("carl") ? Optional.empty() : Optional.of(id + "@example.com");
        }

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public boolean may(Permission permission, String environment, String folder) {
            Set<Permission> here = folder.isEmpty() ? permissions : inFolders.getOrDefault(folder, Set.of());
            return (everywhere || environment.equals("sandbox")) && here.contains(permission);
        }

        @Override
        public boolean administers() {
            return id.equals(ADMINISTRATOR);
        }

        @Override
        public List<String> folders(String environment) {
            return inFolders.keySet().stream()
                    .filter(folder -> may(Permission.SCHEDULE, environment, folder))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .map(id -> new User(isEverywhere(id), id, permissions.get(id), inFolders.getOrDefault(id, Map.of())));
    }

    @Override
    public Optional<Caller> person(String id) {
        return Optional.ofNullable(permissions.get(id))
                .map(some -> new User(isEverywhere(id), id, some, inFolders.getOrDefault(id, Map.of())));
    }

    @Override
    public URI feeds(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve("/jenkins/feeds/");
    }

    @Override
    public URI page(HttpServletRequest request) {
        return URI.create("https://jenkins.example.com/event-schedules/");
    }

    private boolean isEverywhere(String id) {
        return everywhere.contains(id) || id.equals(ADMINISTRATOR);
    }

    @Override
    public String challenge() {
        return "Basic realm=\"tests\"";
    }
}
