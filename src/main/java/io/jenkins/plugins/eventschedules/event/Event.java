package io.jenkins.plugins.eventschedules.event;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as it stands at one moment. Immutable: every change makes the next version.
 *
 * @param version grows by one with every write; the store writes a version only on top of the one before it
 * @param revision grows by one with every change that a person makes; people's commands carry it
 * @param origin fixed when the event is made; only its folder follows when the host renames it, and that is no change of
 *     the event's own: its version stays
 * @param reason why the event is where it is; present from the first step off the ordinary path, or at the end
 * @param ending where a successful takedown leads; present from the claim of the takedown on
 * @param preroll the attempt to bring resources up; there is at most one in an event's life, and none of which is known
 *     where it is taken down because a restored store cannot know
 * @param postroll the latest attempt to take them down
 * @param safeguard the dead man's switch that is armed for it; absent where there is none
 */
public record Event(
        EventId id,
        long version,
        long revision,
        String environment,
        String owner,
        Origin origin,
        Plan plan,
        Status status,
        Optional<Reason> reason,
        Optional<Ending> ending,
        Optional<PhaseRun> preroll,
        Optional<PhaseRun> postroll,
        Map<String, String> outputs,
        Optional<Safeguard> safeguard,
        Instant createdAt,
        Instant updatedAt) {

    public Event {
        Objects.requireNonNull(id, "id");
        Require.that(version >= 1 && revision >= 1, "versions and revisions count from one");
        Require.that(!environment.isBlank(), "an event belongs to an environment");
        Require.that(!owner.isBlank(), "an event has an owner");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(safeguard, "safeguard");
        outputs = Map.copyOf(outputs);
        switch (status) {
            case SCHEDULED ->
                Require.that(preroll.isEmpty() && postroll.isEmpty(), "nothing was started before " + status);
            case MISSED ->
                Require.that(
                        preroll.isEmpty() && (postroll.isEmpty() || succeeded(postroll)),
                        "nothing is known to have been started before " + status + ", and nothing is left");
            case DEPLOYING ->
                Require.that(running(preroll) && postroll.isEmpty(), "a deploying event runs its preroll");
            case LIVE -> Require.that(succeeded(preroll) && postroll.isEmpty(), "a live event was brought up");
            case TEARING_DOWN ->
                Require.that(
                        running(postroll) && ending.isPresent() && reason.isPresent(),
                        "a takedown knows why and where to");
            case TEARDOWN_FAILED ->
                Require.that(
                        postroll.isPresent() && !running(postroll) && ending.isPresent() && reason.isPresent(),
                        "a failed takedown can be tried again");
            case ENDED, FAILED -> Require.that(succeeded(postroll), status + " means that resources are gone");
            case CANCELLED ->
                Require.that(preroll.isEmpty() || succeeded(postroll), "cancelled means that nothing is left");
        }
    }

    /** Without a safeguard. */
    public Event(
            EventId id,
            long version,
            long revision,
            String environment,
            String owner,
            Origin origin,
            Plan plan,
            Status status,
            Optional<Reason> reason,
            Optional<Ending> ending,
            Optional<PhaseRun> preroll,
            Optional<PhaseRun> postroll,
            Map<String, String> outputs,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                version,
                revision,
                environment,
                owner,
                origin,
                plan,
                status,
                reason,
                ending,
                preroll,
                postroll,
                outputs,
                Optional.empty(),
                createdAt,
                updatedAt);
    }

    private static boolean running(Optional<PhaseRun> run) {
        return run.isPresent() && run.get().isRunning();
    }

    private static boolean succeeded(Optional<PhaseRun> run) {
        return run.isPresent() && run.get().result() == PhaseRun.Result.SUCCEEDED;
    }

    /** The moment from which a start would no longer be useful; a start at exactly this moment still is. */
    public Instant lastUsefulStart(Limits limits) {
        return plan.window().end().minus(limits.minimumUseful());
    }

    /** The same version of the event, after its folder was given another name. */
    public Event movedTo(String folder) {
        return new Event(
                id,
                version,
                revision,
                environment,
                owner,
                origin.movedTo(folder),
                plan,
                status,
                reason,
                ending,
                preroll,
                postroll,
                outputs,
                safeguard,
                createdAt,
                updatedAt);
    }

    /** A copy to change; its version is already the next one. */
    public Next next(Instant now) {
        return new Next(this, now);
    }

    /** The next version of an event, while it is put together. */
    public static final class Next {
        private final Event before;
        private final Instant now;
        private long revision;
        private Plan plan;
        private Status status;
        private Optional<Reason> reason;
        private Optional<Ending> ending;
        private Optional<PhaseRun> preroll;
        private Optional<PhaseRun> postroll;
        private Map<String, String> outputs;
        private Optional<Safeguard> safeguard;

        private Next(Event before, Instant now) {
            this.before = before;
            this.now = now;
            this.revision = before.revision;
            this.plan = before.plan;
            this.status = before.status;
            this.reason = before.reason;
            this.ending = before.ending;
            this.preroll = before.preroll;
            this.postroll = before.postroll;
            this.outputs = before.outputs;
            this.safeguard = before.safeguard;
        }

        /** A person decided this change. */
        public Next revised() {
            revision = before.revision + 1;
            return this;
        }

        public Next plan(Plan to) {
            plan = to;
            return this;
        }

        /** @throws IllegalArgumentException when no event goes from there to here */
        public Next status(Status to) {
            if (to != before.status && !before.status.next().contains(to)) {
                throw new IllegalArgumentException("no event goes from " + before.status.word() + " to " + to.word());
            }
            status = to;
            return this;
        }

        public Next reason(Reason why) {
            reason = Optional.of(why);
            return this;
        }

        public Next ending(Ending to) {
            ending = Optional.of(to);
            return this;
        }

        public Next preroll(PhaseRun run) {
            preroll = Optional.of(run);
            return this;
        }

        public Next postroll(PhaseRun run) {
            postroll = Optional.of(run);
            return this;
        }

        public Next outputs(Map<String, String> found) {
            outputs = found;
            return this;
        }

        public Next safeguard(Optional<Safeguard> armed) {
            safeguard = armed;
            return this;
        }

        public long revisionNow() {
            return revision;
        }

        public Event done() {
            Require.that(
                    revision > before.revision || plan.equals(before.plan), "another plan is a person's: a revision");
            return new Event(
                    before.id,
                    before.version + 1,
                    revision,
                    before.environment,
                    before.owner,
                    before.origin,
                    plan,
                    status,
                    reason,
                    ending,
                    preroll,
                    postroll,
                    outputs,
                    safeguard,
                    before.createdAt,
                    now);
        }
    }
}
