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

    /** Each test may change what people are allowed. */
    final Map<String, Set<Permission>> permissions = new ConcurrentHashMap<>(Map.of(
            "nobody", EnumSet.noneOf(Permission.class),
            "vera", EnumSet.of(Permission.VIEW),
            "alice", EnumSet.of(Permission.VIEW, Permission.SCHEDULE),
            "bob", EnumSet.of(Permission.VIEW, Permission.SCHEDULE),
            "maya", EnumSet.allOf(Permission.class)));

    /** What people are allowed in folders, which are there if somebody is allowed something. */
    final Map<String, Map<String, Set<Permission>>> inFolders = new ConcurrentHashMap<>();

    void allow(String id, String folder, Permission... some) {
        inFolders.computeIfAbsent(id, user -> new ConcurrentHashMap<>()).put(folder, Set.of(some));
    }

    private record User(String id, Set<Permission> permissions, Map<String, Set<Permission>> inFolders)
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
            return environment.equals("sandbox") && here.contains(permission);
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
                .map(id -> new User(id, permissions.get(id), inFolders.getOrDefault(id, Map.of())));
    }

    @Override
    public Optional<Caller> person(String id) {
        return Optional.ofNullable(permissions.get(id))
                .map(some -> new User(id, some, inFolders.getOrDefault(id, Map.of())));
    }

    @Override
    public URI feeds(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve("/jenkins/feeds/");
    }

    @Override
    public URI page(HttpServletRequest request) {
        return URI.create("https://jenkins.example.com/event-schedules/");
    }

    @Override
    public String challenge() {
        return "Basic realm=\"tests\"";
    }
}
