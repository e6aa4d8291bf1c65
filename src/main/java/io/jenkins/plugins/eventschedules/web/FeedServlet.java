package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.port.FeedTokens.FeedToken;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.Problem;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.http.RequestLimit;
import io.jenkins.plugins.eventschedules.web.http.Throttle;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Feeds for calendars, which cannot log in: whoever brings a token reads the calendar of its environment as the person
 * who made it, with what that person may see at this moment. There is nothing else here, and no answer tells whether it
 * was the token, the person or the environment that was not there. Hosts let this past their log-in.
 */
public final class FeedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** A calendar asks some times an hour; a person may have several. */
    private static final RequestLimit READS = new RequestLimit(60, 0.5);

    private static final RequestLimit MISSES = new RequestLimit(30, 0.2);
    private static final String TOKEN = "token";
    private static final int LONGEST_TOKEN = 100;
    private static final Route ROUTE =
            new Route("GET", "/environments/{env}/calendar.ics", Needs.NOTHING, parameters(), call -> Reply.gone());

    private final transient Gate gate;
    private final transient Keeping keeping;
    private final transient Subscriptions subscriptions;
    private final transient ReadCalendar calendar;
    private final transient Throttle reads;
    private final transient Throttle misses;

    public FeedServlet(Environments environments, Keeping keeping, Subscriptions subscriptions, InstantSource clock) {
        this.gate = new Gate(environments);
        this.keeping = keeping;
        this.subscriptions = subscriptions;
        this.calendar = new ReadCalendar(new Tags(), subscriptions, clock);
        this.reads = new Throttle(READS, clock, "This calendar is read too often. Once in some minutes is enough.");
        this.misses = new Throttle(MISSES, clock, "Too many wrong addresses came from here. Wait a little.");
    }

    /** @param path what follows the servlet's own place in the request's path, with its leading slash */
    public void handle(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        reply(request, path).send(request, response);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        handle(request, response, path == null ? "" : path);
    }

    private Reply reply(HttpServletRequest request, String path) {
        try {
            return answer(request, path);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return Reply.problem(Faults.problem(e));
        }
    }

    private Reply answer(HttpServletRequest request, String path) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw new ProblemException(new Problem.MethodNotAllowed(List.of("GET", "HEAD")));
        }
        Optional<Call> call = ROUTE.match(path).flatMap(variables -> call(request, variables));
        if (call.isEmpty()) {
            misses.take(request.getRemoteAddr());
            throw noSuchFeed();
        }
        reads.take(call.get().caller().id());
        try {
            return calendar.file(
                    call.get(), gate.environment(call.get(), call.get().variable("env")));
        } catch (ProblemException e) {
            throw e.problem().kind() == Kind.NOT_FOUND ? noSuchFeed() : e;
        }
    }

    private Optional<Call> call(HttpServletRequest request, Map<String, String> variables) {
        Query query = Query.read(request.getQueryString(), ROUTE.query());
        return query.text(TOKEN, LONGEST_TOKEN)
                .filter(token -> gate.isThere(variables.get("env")))
                .flatMap(token -> FeedKeys.known(keeping.feedTokens(variables.get("env")), token))
                .map(FeedToken::owner)
                .flatMap(subscriptions::person)
                .map(caller -> new Call(request, caller, variables, query, ""));
    }

    private static Set<String> parameters() {
        Set<String> all = new HashSet<>(EventQueries.FILTERS);
        all.add(TOKEN);
        return Set.copyOf(all);
    }

    private static ProblemException noSuchFeed() {
        return new ProblemException(
                Kind.NOT_FOUND,
                "There is no such calendar. Its address may have been renewed or revoked: make a new one.");
    }
}
