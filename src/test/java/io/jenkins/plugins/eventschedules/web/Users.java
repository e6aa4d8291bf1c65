package io.jenkins.plugins.eventschedules.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.EnumSet;
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

    private record User(String id, Set<Permission> permissions) implements Caller {
        @Override
        public String name() {
            return id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1);
        }

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public boolean may(Permission permission, String environment) {
            return environment.equals("sandbox") && permissions.contains(permission);
        }
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).map(id -> new User(id, permissions.get(id)));
    }

    @Override
    public Optional<Caller> person(String id) {
        return Optional.ofNullable(permissions.get(id)).map(some -> new User(id, some));
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
