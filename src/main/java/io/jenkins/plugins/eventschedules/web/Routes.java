package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Everything that the API does, in one table. Tests hold openapi.json and the permissions of callers against it. */
final class Routes {

    private static final String ENVIRONMENT = "/environments/{env}";
    private static final String TEMPLATE = ENVIRONMENT + "/templates/{name}";
    private static final String EVENTS = ENVIRONMENT + "/events";
    private static final String EVENT = EVENTS + "/{id}";
    private static final Set<String> NONE = Set.of();

    private final Gate gate;
    private final List<Route> table;

    Routes(
            Environments environments,
            Keeping keeping,
            Operations operations,
            Subscriptions subscriptions,
            InstantSource clock) {
        gate = new Gate(environments);
        Tags tags = new Tags();
        DescribeSelf self = new DescribeSelf();
        ReadEnvironments worlds = new ReadEnvironments(gate, keeping, clock);
        ReadEvents read = new ReadEvents(gate, tags);
        ReadFigures figures = new ReadFigures(tags);
        ReadInsights insights = new ReadInsights(clock);
        ExportEvents export = new ExportEvents(tags);
        ReadCalendar calendar = new ReadCalendar(tags, subscriptions, clock);
        KeepFeeds feeds = new KeepFeeds(gate, keeping, subscriptions, clock);
        KeepTemplates templates = new KeepTemplates(keeping, clock);
        ScheduleEvents schedule = new ScheduleEvents(gate, tags);
        ChangeEvents change = new ChangeEvents(tags);
        ImportCalendars imports = new ImportCalendars();
        FindLeftOvers leftOvers = new FindLeftOvers(clock);
        ScheduleSeries series = new ScheduleSeries(gate);
        ReadHealth health = new ReadHealth(gate, environments, operations, clock);
        Operate operate = new Operate(gate, operations, clock);
        CheckDrafts drafts = new CheckDrafts(gate);
        RunAudits audits = new RunAudits(clock);
        FollowEvents follow = new FollowEvents(keeping, clock);
        table = List.of(
                open("GET", "/me", NONE, self::caller),
                open("GET", "/openapi.json", NONE, self::api),
                new Route("GET", "/health", Needs.NOBODY, NONE, health::health),
                new Route("GET", "/metrics", Needs.EVERYTHING, NONE, operate::metrics),
                new Route("POST", "/backup", Needs.ADMINISTER, NONE, operate::backup),
                open("GET", "/environments", NONE, worlds::all),
                within("GET", ENVIRONMENT, Needs.VIEW, NONE, worlds::one),
                within("GET", ENVIRONMENT + "/counts", Needs.VIEW, NONE, read::counts),
                within("GET", ENVIRONMENT + "/activity", Needs.VIEW, Buckets.PARAMETERS, figures::activity),
                within("GET", ENVIRONMENT + "/statistics", Needs.VIEW, NONE, figures::statistics),
                within("GET", ENVIRONMENT + "/events.csv", Needs.VIEW, EventQueries.ORDERED, export::csv),
                within("GET", ENVIRONMENT + "/events.json", Needs.VIEW, EventQueries.ORDERED, export::json),
                within("GET", ENVIRONMENT + "/calendar.ics", Needs.VIEW, EventQueries.FILTERS, calendar::file),
                within("GET", ENVIRONMENT + "/feeds", Needs.VIEW, NONE, feeds::show),
                within("POST", ENVIRONMENT + "/feeds", Needs.VIEW, NONE, feeds::make),
                within("DELETE", ENVIRONMENT + "/feeds", Needs.VIEW, NONE, feeds::revoke),
                within("GET", ENVIRONMENT + "/templates", Needs.SCHEDULE, NONE, templates::all),
                within("PUT", TEMPLATE, Needs.MANAGE, NONE, templates::put),
                within("DELETE", TEMPLATE, Needs.MANAGE, NONE, templates::delete),
                within("GET", ENVIRONMENT + "/catalog", Needs.VIEW, NONE, worlds::catalog),
                within("POST", ENVIRONMENT + "/catalog/refresh", Needs.SCHEDULE, NONE, worlds::refresh),
                within("GET", ENVIRONMENT + "/audit", Needs.CONFIGURE, NONE, audits::show),
                within("POST", ENVIRONMENT + "/audit", Needs.CONFIGURE, NONE, audits::start),
                within("GET", ENVIRONMENT + "/parameters", Needs.VIEW, ReadEnvironments.TARGET, worlds::parameters),
                within("POST", ENVIRONMENT + "/check", Needs.SCHEDULE, NONE, drafts::check),
                within("POST", ENVIRONMENT + "/import", Needs.SCHEDULE, ImportCalendars.ZONE, imports::read),
                within("POST", ENVIRONMENT + "/series/check", Needs.SCHEDULE, NONE, series::check),
                within("POST", ENVIRONMENT + "/series", Needs.SCHEDULE, NONE, series::create),
                within("GET", ENVIRONMENT + "/orphans", Needs.MANAGE, NONE, leftOvers::all),
                within("POST", ENVIRONMENT + "/orphans/{orphan}/removal", Needs.MANAGE, NONE, leftOvers::remove),
                within("GET", EVENTS, Needs.VIEW, EventQueries.PAGED, read::list),
                within("POST", EVENTS, Needs.SCHEDULE, NONE, schedule::create),
                on("GET", EVENT, Needs.VIEW, NONE, read::one),
                on("PATCH", EVENT, Needs.CHANGE, NONE, change::change),
                on("DELETE", EVENT, Needs.CHANGE, ChangeEvents.REVISION, change::delete),
                on("POST", EVENT + "/end", Needs.CHANGE, NONE, change::end),
                on("POST", EVENT + "/cancel", Needs.CHANGE, NONE, change::cancel),
                on("POST", EVENT + "/retry", Needs.CHANGE, NONE, change::retry),
                on("POST", EVENT + "/clone", Needs.SCHEDULE, NONE, schedule::copy),
                on("GET", EVENT + "/insights", Needs.VIEW, NONE, insights::of),
                on("GET", EVENT + "/follow", Needs.VIEW, NONE, follow::show),
                on("PUT", EVENT + "/follow", Needs.VIEW, NONE, follow::begin),
                on("DELETE", EVENT + "/follow", Needs.VIEW, NONE, follow::end),
                within("GET", EVENT + "/history", Needs.VIEW, ReadEvents.PIECE, read::history));
    }

    List<Route> table() {
        return table;
    }

    /** Answers a call to an environment. */
    private interface InEnvironment {
        Reply answer(Call call, Access access) throws IOException;
    }

    /** Answers a call to an event. */
    private interface OnEvent {
        Reply answer(Call call, Access access, Event event) throws IOException;
    }

    private static Route open(String method, String path, Set<String> query, Route.Handler handler) {
        return new Route(method, path, Needs.NOTHING, query, handler);
    }

    private Route within(String method, String path, Needs needs, Set<String> query, InEnvironment handler) {
        return new Route(method, path, needs, query, call -> {
            Access access = gate.environment(call, call.variable("env"));
            if (needs == Needs.SCHEDULE) {
                gate.requireSchedule(access);
            } else if (needs == Needs.MANAGE) {
                gate.requireManage(access);
            } else if (needs == Needs.CONFIGURE) {
                gate.requireConfigure(access);
            }
            try {
                return handler.answer(call, access);
            } catch (RefusedException e) {
                throw new ProblemException(Refusals.problem(e.refusal(), access));
            }
        });
    }

    /** What is not there is told before what is not allowed: whoever may look knows already. */
    private Route on(String method, String path, Needs needs, Set<String> query, OnEvent handler) {
        Route inner = within(method, path, Needs.VIEW, query, (call, access) -> {
            Event event = gate.event(access, call.variable("id"));
            switch (needs) {
                case NOBODY, NOTHING, VIEW -> {}
                case SCHEDULE -> gate.requireSchedule(access);
                case MANAGE -> gate.requireManage(access);
                case CONFIGURE -> gate.requireConfigure(access);
                case CHANGE -> gate.requireChange(access, event);
                case EVERYTHING -> gate.requireEverything(call);
                case ADMINISTER -> gate.requireAdministrator(call);
            }
            return handler.answer(call, access, event);
        });
        return new Route(method, path, needs, query, inner.handler());
    }
}
