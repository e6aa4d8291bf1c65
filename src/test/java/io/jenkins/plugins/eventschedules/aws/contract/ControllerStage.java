package io.jenkins.plugins.eventschedules.aws.contract;

import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.controller.PlayedRunner;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.InMemoryEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** The controller's runner, which plays a round every few seconds and asks AWS by itself. */
final class ControllerStage implements Stage {

    /** As often as the fastest poll asks for; where nothing is under way, a round a minute is enough to find that out. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** The process is gone. An Error, so that nothing in between takes it for trouble that it may handle. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Scene scene;
    private final EventStore store = new InMemoryEventStore();
    private final AwsWorld world;
    private final Instant began;
    private Optional<PlayedRunner> played = Optional.empty();
    private int points;
    private int last = Integer.MAX_VALUE;

    ControllerStage(Scene scene) {
        this.scene = scene;
        this.world = Scene.world(scene.aws, scene.time);
        this.began = scene.time.instant();
        up();
        tick();
    }

    private void tick() {
        scene.time.at(next(), () -> {
            try {
                played.ifPresent(PlayedRunner::step);
            } catch (Death e) {
                down();
            }
            tick();
        });
    }

    private Instant next() {
        Instant now = scene.time.instant();
        Instant soon = now.plus(BUSY);
        if (!store.inFlight().isEmpty()) {
            return soon;
        }
        Instant later = now.plus(IDLE);
        return store.nextDue()
                .filter(due -> due.isBefore(later))
                .map(due -> due.isBefore(soon) ? soon : due)
                .orElse(later);
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public Runner runner() {
        return new Runner() {
            @Override
            public void nudge(EventId id) {
                played.ifPresent(alive -> alive.runner().nudge(id));
            }

            @Override
            public Health health() {
                return played.orElseThrow().runner().health();
            }
        };
    }

    @Override
    public void down() {
        played = Optional.empty();
    }

    @Override
    public void up() {
        played = Optional.of(new PlayedRunner(
                new ForwardingEventStore(store) {
                    @Override
                    public Collection<EventId> commit(List<Change> changes) {
                        return dying(() -> super.commit(changes));
                    }
                },
                scene.lifecycle,
                dying(world.provisioner()),
                Safeguards.NONE,
                scene.time,
                () -> Duration.between(began, scene.time.instant()).toNanos(),
                new Random(7)));
    }

    @Override
    public boolean isUp() {
        return played.isPresent();
    }

    @Override
    public List<String> executions() {
        return List.of();
    }

    @Override
    public void diesAt(int point) {
        last = point;
    }

    @Override
    public void notices(Notices how) {
        // It asks by itself.
    }

    @Override
    public void close() {
        world.close();
    }

    private Provisioner dying(Provisioner provisioner) {
        return new Provisioner() {
            @Override
            public Report start(Event event, PhaseRun run) {
                return dying(() -> provisioner.start(event, run));
            }

            @Override
            public Report follow(Event event, PhaseRun run) {
                return provisioner.follow(event, run);
            }

            @Override
            public Report stop(Event event, PhaseRun run) {
                return dying(() -> provisioner.stop(event, run));
            }
        };
    }

    private <T> T dying(Supplier<T> move) {
        T result = move.get();
        if (++points == last) {
            throw new Death();
        }
        return result;
    }
}
