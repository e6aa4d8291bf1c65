package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.Problem;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.http.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds for each request who asks, and the route that answers. */
final class Dispatch {

    private final Authorizer authorizer;
    private final Routes routes;
    private final Throttle throttle;

    Dispatch(Authorizer authorizer, Routes routes, Throttle throttle) {
        this.authorizer = authorizer;
        this.routes = routes;
        this.throttle = throttle;
    }

    Reply answer(HttpServletRequest request, String path) throws IOException {
        Optional<Caller> caller = authorizer.caller(request);
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Set<String> others = new TreeSet<>();
        for (Route route : routes.table()) {
            Map<String, String> variables = route.match(path).orElse(null);
            if (variables != null && route.method().equals(method)) {
                return answer(request, orNobody(caller, route), route, variables);
            }
            if (variables != null) {
                others.add(route.method());
            }
        }
        caller.orElseThrow(this::notAuthenticated);
        if (others.isEmpty()) {
            throw new ProblemException(Kind.NOT_FOUND, "The API has no such path.");
        }
        if (others.contains("GET")) {
            others.add("HEAD");
        }
        throw new ProblemException(new Problem.MethodNotAllowed(others));
    }

    private Caller orNobody(Optional<Caller> caller, Route route) {
        return route.needs() == Needs.NOBODY
                ? caller.orElseGet(Nobody::new)
                : caller.orElseThrow(this::notAuthenticated);
    }

    private ProblemException notAuthenticated() {
        return new ProblemException(new Problem.NotAuthenticated(authorizer.challenge()));
    }

    private Reply answer(HttpServletRequest request, Caller caller, Route route, Map<String, String> variables)
            throws IOException {
        if (!route.reads()) {
            throttle.take(caller.id());
        }
        Query query = Query.read(request.getQueryString(), route.query());
        String base = base(request.getRequestURI(), route.length());
        return route.handler().answer(new Call(request, caller, variables, query, base));
    }

    /** What is left of the request's path without that of the route: wherever the host has put the API. */
    private static String base(String uri, int segments) {
        String base = uri;
        for (int i = 0; i < segments; i++) {
            base = base.substring(0, Math.max(0, base.lastIndexOf('/')));
        }
        // Two slashes would begin the name of another host.
        return base.replaceFirst("^/+", "/");
    }
}
