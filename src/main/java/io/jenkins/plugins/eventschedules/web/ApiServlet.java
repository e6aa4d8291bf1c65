package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.http.RequestLimit;
import io.jenkins.plugins.eventschedules.web.http.Throttle;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;

/**
 * The HTTP API. A servlet container maps it to {@code <wherever>/api/v1/*}; a host that finds its own way to it hands
 * each request to {@link #handle}.
 */
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String TOO_FAST =
            "You change things faster than this server lets one person do. Wait a little.";

    private final transient Dispatch dispatch;

    public ApiServlet(
            Environments environments,
            Authorizer authorizer,
            Keeping keeping,
            Operations operations,
            Subscriptions subscriptions,
            InstantSource clock) {
        this(environments, authorizer, keeping, operations, subscriptions, clock, RequestLimit.GENEROUS);
    }

    public ApiServlet(
            Environments environments,
            Authorizer authorizer,
            Keeping keeping,
            Operations operations,
            Subscriptions subscriptions,
            InstantSource clock,
            RequestLimit limit) {
        Routes routes = new Routes(environments, keeping, operations, subscriptions, clock);
        dispatch = new Dispatch(authorizer, routes, new Throttle(limit, clock, TOO_FAST));
    }

    /** @param path what follows {@code …/api/v1} in the request's path, with its leading slash */
    public void handle(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        reply(request, response, path).send(request, response);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        handle(request, response, path == null ? "" : path);
    }

    private Reply reply(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        try {
            return dispatch.answer(request, path);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            BodyReader.readOn(request, response);
            return Reply.problem(Faults.problem(e));
        }
    }
}
