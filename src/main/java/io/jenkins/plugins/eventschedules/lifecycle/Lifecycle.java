package io.jenkins.plugins.eventschedules.lifecycle;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Ending;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.HistoryEntry.Happening;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Origin;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.PhaseRun.Result;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Reason;
import io.jenkins.plugins.eventschedules.event.Reason.Cause;
import io.jenkins.plugins.eventschedules.event.Safeguard;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Decision.Stay;
import io.jenkins.plugins.eventschedules.lifecycle.Fact.Asked;
import io.jenkins.plugins.eventschedules.lifecycle.Fact.Reported;
import io.jenkins.plugins.eventschedules.lifecycle.Fact.Tick;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.Gap;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The table of transitions. Pure: the same event, fact and moment give the same decision, so a decision that could not
 * be written, because the event changed meanwhile, is simply taken again on the newer event.
 *
 * <pre>
 * scheduled --due--> deploying --ok--> live --end--> tearing_down --ok--> ended
 *     | cancel > cancelled   | fails, times out, cancelled, end passes     | fails > teardown_failed --retry--> tearing_down
 *     | too late > missed    +--------> tearing_down --ok--> failed | cancelled | ended
 *     | too late, and perhaps up, as the store is a restored one > tearing_down --ok--> missed
 * </pre>
 */
public final class Lifecycle {

    private final Limits limits;

    public Lifecycle(Limits limits) {
        this.limits = limits;
    }

    /** The first version of an event, and the first line of its history. */
    public Change begin(EventId id, String environment, Actor owner, Origin origin, Plan plan, Instant now) {
        Event event = new Event(
                id,
                1,
                1,
                environment,
                owner.name(),
                origin,
                plan,
                Status.SCHEDULED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                now,
                now);
        return Moves.record(Optional.empty(), event, owner, Happening.SCHEDULED, "Scheduled");
    }

    /** Decides what an event does next. */
    public Decision decide(Event event, Fact fact, Instant now) {
        if (fact instanceof Asked asked && asked.revision() != event.revision()) {
            return new Decision.Refuse(new Refusal.Stale(event));
        }
        if (fact instanceof Fact.Guarded guarded) {
            return guarded(event, guarded.safeguard(), now);
        }
        return switch (event.status()) {
            case SCHEDULED -> whenScheduled(event, fact, now);
            case DEPLOYING -> whenDeploying(event, fact, now);
            case LIVE -> whenLive(event, fact, now);
            case TEARING_DOWN -> whenTearingDown(event, fact, now);
            case TEARDOWN_FAILED -> whenTeardownFailed(event, fact, now);
            case ENDED, MISSED, CANCELLED, FAILED -> whenFinal(event, fact);
        };
    }

    /**
     * The moment at which a {@link Tick} next changes the event; absent when the clock alone never will. A takedown
     * has no such moment: it is over when its provider says so, however long that provider cannot be reached.
     */
    public static Optional<Instant> dueAt(Event event) {
        Instant end = event.plan().window().end();
        return switch (event.status()) {
            case SCHEDULED -> Optional.of(event.plan().prerollAt());
            case DEPLOYING -> {
                Instant deadline = event.preroll().orElseThrow().deadline();
                yield Optional.of(deadline.isBefore(end) ? deadline : end);
            }
            case LIVE -> Optional.of(end);
            case TEARING_DOWN, ENDED, MISSED, CANCELLED, FAILED, TEARDOWN_FAILED -> Optional.empty();
        };
    }

    private Decision whenScheduled(Event event, Fact fact, Instant now) {
        if (fact instanceof Tick tick) {
            if (now.isBefore(event.plan().prerollAt())) {
                return new Stay();
            }
            if (!now.isAfter(event.lastUsefulStart(limits))) {
                return claimPreroll(event, tick.runner(), now);
            }
            return tick.gaps().stream()
                    .filter(gap -> gap.hidesTheStartOf(event, limits))
                    .findFirst()
                    .map(gap -> takeDownUnseen(event, gap, tick.runner(), now))
                    .orElseGet(() -> miss(event, tick.runner(), now));
        }
        if (fact instanceof Asked asked) {
            if (asked.command() instanceof Command.Replan replan) {
                return Replans.whileScheduled(event, replan.plan(), asked.person(), now);
            }
            if (asked.command() instanceof Command.Cancel) {
                return cancel(event, asked.person(), now);
            }
            return refuse(
                    event,
                    asked.command() instanceof Command.EndNow
                            ? "It has not begun. Cancel it instead of ending it."
                            : "Only a failed takedown can be tried again.");
        }
        return new Stay();
    }

    private Decision whenDeploying(Event event, Fact fact, Instant now) {
        if (fact instanceof Asked asked) {
            Command command = asked.command();
            if (command instanceof Command.Replan replan) {
                return Replans.whileRunning(event, replan.plan(), asked.person(), now);
            }
            if (command instanceof Command.Cancel) {
                return takeDown(
                        event,
                        new Ending(
                                Status.CANCELLED,
                                Reason.of(
                                        Cause.CANCELLED,
                                        "Cancelled by " + asked.person().name() + ".")),
                        asked.person(),
                        Happening.CANCELLED,
                        now);
            }
            return command instanceof Command.EndNow
                    ? endNow(event, asked.person(), now)
                    : refuse(event, "Only a failed takedown can be tried again.");
        }
        PhaseRun run = event.preroll().orElseThrow();
        Actor runner = Moves.runnerOf(fact);
        if (fact instanceof Reported reported && !reported.token().equals(run.token())) {
            return new Stay();
        }
        if (!now.isBefore(event.plan().window().end())) {
            // First of all, so that resources which came up too late for anybody never count as live.
            String why = "The window closed before the resources were ready." + atTheLast(run);
            return deployFailed(event, run, Result.RUNNING, Cause.NOT_READY_IN_TIME, why, runner, now);
        }
        if (fact instanceof Reported reported) {
            Report report = reported.report();
            if (report instanceof Report.Succeeded ok) {
                return wentLive(event, run, ok, runner, now);
            }
            if (report instanceof Report.Failed failed) {
                PhaseRun seen = run.progressed(failed.steps());
                return deployFailed(event, seen, Result.FAILED, Cause.DEPLOY_FAILED, failed.message(), runner, now);
            }
            if (report instanceof Report.Stopped stopped) {
                PhaseRun seen = run.progressed(stopped.steps());
                String why = "Somebody stopped it at the provider.";
                return deployFailed(event, seen, Result.STOPPED, Cause.DEPLOY_FAILED, why, runner, now);
            }
            return Moves.progress(event, run, report, runner, now);
        }
        if (!now.isBefore(run.deadline())) {
            String why = "Bringing up took longer than " + Words.of(run.timeout()) + "." + atTheLast(run);
            return deployFailed(event, run, Result.RUNNING, Cause.DEPLOY_TIMED_OUT, why, runner, now);
        }
        return new Stay();
    }

    private Decision whenLive(Event event, Fact fact, Instant now) {
        if (fact instanceof Tick tick && !now.isBefore(event.plan().window().end())) {
            return takeDown(
                    event,
                    new Ending(Status.ENDED, Reason.of(Cause.WINDOW_CLOSED, "The window closed.")),
                    tick.runner(),
                    Happening.CLAIMED,
                    now);
        }
        if (fact instanceof Asked asked) {
            Command command = asked.command();
            if (command instanceof Command.Replan replan) {
                return Replans.whileRunning(event, replan.plan(), asked.person(), now);
            }
            if (command instanceof Command.EndNow) {
                return endNow(event, asked.person(), now);
            }
            return refuse(
                    event,
                    command instanceof Command.Cancel
                            ? "It is live already. End it now instead of cancelling it."
                            : "Only a failed takedown can be tried again.");
        }
        return new Stay();
    }

    private Decision whenTearingDown(Event event, Fact fact, Instant now) {
        if (fact instanceof Asked) {
            return refuse(event, "It is being taken down already.");
        }
        if (fact instanceof Reported reported) {
            PhaseRun postroll = event.postroll().orElseThrow();
            Optional<PhaseRun> stopped =
                    event.preroll().filter(preroll -> reported.token().equals(preroll.token()) && preroll.isRunning());
            if (stopped.isPresent()) {
                return stopping(event, stopped.get(), reported, now);
            }
            if (reported.token().equals(postroll.token())) {
                return takingDown(event, postroll, reported, now);
            }
        }
        return new Stay();
    }

    private Decision whenTeardownFailed(Event event, Fact fact, Instant now) {
        if (fact instanceof Asked asked) {
            if (asked.command() instanceof Command.Retry) {
                String who = asked.person().name();
                Event.Next next = event.next(now).revised().status(Status.TEARING_DOWN);
                next.reason(event.ending().orElseThrow().why());
                next.postroll(claim(event.id(), next.revisionNow(), Phase.POSTROLL, now));
                return Moves.move(
                        event, next.done(), asked.person(), Happening.RETRIED, who + " has the takedown tried again");
            }
            return refuse(event, "Its takedown failed. Have the takedown tried again.");
        }
        return new Stay();
    }

    private Decision whenFinal(Event event, Fact fact) {
        return fact instanceof Asked ? refuse(event, "It is over. Clone it to have another one like it.") : new Stay();
    }

    /** However the event stands by now: a switch that is armed has to be known, so that it can be disarmed. */
    private static Decision guarded(Event event, Safeguard safeguard, Instant now) {
        Optional<Safeguard> armed = Optional.of(safeguard);
        return event.status().isFinal() || event.safeguard().equals(armed)
                ? new Stay()
                : new Decision.Move(new Change(event.next(now).safeguard(armed).done(), Optional.empty()));
    }

    private Decision claimPreroll(Event event, Actor runner, Instant now) {
        Event after = event.next(now)
                .status(Status.DEPLOYING)
                .preroll(claim(event.id(), event.revision(), Phase.PREROLL, now))
                .done();
        return Moves.move(event, after, runner, Happening.CLAIMED, "Bringing resources up");
    }

    private Decision miss(Event event, Actor runner, Instant now) {
        String why = "It could not begin while that was still useful, " + Words.of(limits.minimumUseful())
                + " before its end at the latest.";
        Event after = event.next(now)
                .status(Status.MISSED)
                .reason(Reason.of(Cause.TOO_LATE, why))
                .done();
        return Moves.move(event, after, runner, Happening.MISSED, why);
    }

    /** Its end has to come even where nobody knows any more whether its beginning came. */
    private Decision takeDownUnseen(Event event, Gap gap, Actor runner, Instant now) {
        String why = "Whether it was brought up is not known: the store is a backup of "
                + gap.from().truncatedTo(ChronoUnit.SECONDS) + ", in use since "
                + gap.until().truncatedTo(ChronoUnit.SECONDS) + ". It is taken down to be sure.";
        Ending ending = new Ending(Status.MISSED, Reason.of(Cause.TOO_LATE, why));
        return takeDown(event, ending, runner, Happening.CLAIMED, now);
    }

    private Decision cancel(Event event, Actor person, Instant now) {
        String why = "Cancelled by " + person.name() + " before it began.";
        Event after = event.next(now)
                .revised()
                .status(Status.CANCELLED)
                .reason(Reason.of(Cause.CANCELLED, why))
                .done();
        return Moves.move(event, after, person, Happening.CANCELLED, why);
    }

    private Decision endNow(Event event, Actor person, Instant now) {
        String why = person.name() + " ended it before its window closed.";
        Ending ending = new Ending(Status.ENDED, Reason.of(Cause.ENDED_BY_PERSON, why));
        return takeDown(event, ending, person, Happening.ENDED_BY_PERSON, now);
    }

    private Decision wentLive(Event event, PhaseRun run, Report.Succeeded ok, Actor runner, Instant now) {
        Event after = event.next(now)
                .status(Status.LIVE)
                .preroll(run.progressed(ok.steps()).over(Result.SUCCEEDED, now))
                .outputs(ok.outputs())
                .done();
        return Moves.move(event, after, runner, Happening.WENT_LIVE, "Resources are up");
    }

    /** What kept a preroll from being ready, where that is known: the time alone explains nothing. */
    private static String atTheLast(PhaseRun run) {
        return run.trouble().map(trouble -> " At the last: " + trouble).orElse("");
    }

    /** A preroll whose result is RUNNING is not known to be over: it will be stopped before the takedown. */
    private Decision deployFailed(
            Event event, PhaseRun run, Result result, Cause cause, String why, Actor runner, Instant now) {
        PhaseRun seen = result == Result.RUNNING ? run : run.over(result, now);
        Ending ending = new Ending(Status.FAILED, new Reason(cause, why, run.console()));
        Event.Next next = event.next(now).preroll(seen);
        return takeDown(event, next, ending, runner, Happening.DEPLOY_FAILED, now);
    }

    private Decision takeDown(Event event, Ending ending, Actor actor, Happening happening, Instant now) {
        Event.Next next = event.next(now);
        return takeDown(
                event, actor.kind() == Actor.Kind.PERSON ? next.revised() : next, ending, actor, happening, now);
    }

    private Decision takeDown(
            Event event, Event.Next next, Ending ending, Actor actor, Happening happening, Instant now) {
        next.status(Status.TEARING_DOWN)
                .ending(ending)
                .reason(ending.why())
                .postroll(claim(event.id(), next.revisionNow(), Phase.POSTROLL, now));
        return Moves.move(event, next.done(), actor, happening, ending.why().message());
    }

    private Decision stopping(Event event, PhaseRun preroll, Reported reported, Instant now) {
        Report report = reported.report();
        Optional<PhaseRun> over = Optional.empty();
        if (report instanceof Report.Stopped stopped) {
            over = Optional.of(preroll.progressed(stopped.steps()).over(Result.STOPPED, now));
        } else if (report instanceof Report.Failed failed) {
            over = Optional.of(preroll.progressed(failed.steps()).over(Result.FAILED, now));
        } else if (report instanceof Report.Succeeded ok) {
            over = Optional.of(preroll.progressed(ok.steps()).over(Result.SUCCEEDED, now));
        }
        if (over.isEmpty()) {
            return Moves.progress(event, preroll, report, reported.runner(), now);
        }
        Event after = event.next(now).preroll(over.get()).done();
        return Moves.move(event, after, reported.runner(), Happening.PREROLL_STOPPED, "Bringing up has stopped");
    }

    private Decision takingDown(Event event, PhaseRun run, Reported reported, Instant now) {
        Report report = reported.report();
        Actor runner = reported.runner();
        if (report instanceof Report.Succeeded ok) {
            Ending ending = event.ending().orElseThrow();
            Event after = event.next(now)
                    .status(ending.status())
                    .reason(ending.why())
                    .safeguard(Optional.empty())
                    .postroll(run.progressed(ok.steps()).over(Result.SUCCEEDED, now))
                    .done();
            return Moves.move(event, after, runner, Happening.TOOK_DOWN, "Resources are gone");
        }
        if (report instanceof Report.Failed failed) {
            PhaseRun over = run.progressed(failed.steps()).over(Result.FAILED, now);
            return teardownFailed(event, over, Cause.TEARDOWN_FAILED, failed.message(), runner, now);
        }
        if (report instanceof Report.Stopped stopped) {
            PhaseRun over = run.progressed(stopped.steps()).over(Result.STOPPED, now);
            return teardownFailed(
                    event, over, Cause.TEARDOWN_FAILED, "Somebody stopped it at the provider.", runner, now);
        }
        // Only a provider that was reached can be too slow. While it cannot be, the takedown is still owed.
        if (report instanceof Report.Running running && !now.isBefore(run.deadline())) {
            PhaseRun over = run.progressed(running.steps()).over(Result.TIMED_OUT, now);
            String why = "Taking down took longer than " + Words.of(run.timeout()) + ".";
            return teardownFailed(event, over, Cause.TEARDOWN_TIMED_OUT, why, runner, now);
        }
        return Moves.progress(event, run, report, runner, now);
    }

    private Decision teardownFailed(Event event, PhaseRun run, Cause cause, String why, Actor runner, Instant now) {
        Event after = event.next(now)
                .status(Status.TEARDOWN_FAILED)
                .reason(new Reason(cause, why, run.console()))
                .postroll(run)
                .done();
        return Moves.move(event, after, runner, Happening.TEARDOWN_FAILED, why);
    }

    private PhaseRun claim(EventId id, long revision, Phase phase, Instant now) {
        return PhaseRun.claimed(
                id, revision, phase, now, phase == Phase.PREROLL ? limits.prerollTimeout() : limits.postrollTimeout());
    }

    private static Decision refuse(Event event, String why) {
        return new Decision.Refuse(new Refusal.WrongStatus(event, why));
    }
}
