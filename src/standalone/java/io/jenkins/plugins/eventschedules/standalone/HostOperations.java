package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import io.jenkins.plugins.eventschedules.lifecycle.port.ReceiverFigures;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.notification.Notifier;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import io.jenkins.plugins.eventschedules.observe.ClockJump;
import io.jenkins.plugins.eventschedules.observe.ClockWatch;
import io.jenkins.plugins.eventschedules.observe.Measures;
import io.jenkins.plugins.eventschedules.observe.TallyEvents;
import io.jenkins.plugins.eventschedules.observe.Telemetry;
import io.jenkins.plugins.eventschedules.store.Backups;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import io.jenkins.plugins.eventschedules.web.Operations;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What this host tells those who run it. */
final class HostOperations implements Operations {

    private final StoreTrial trial;
    private final ClockWatch watch;
    private final Measures measures;
    private final Backups backups;
    private final Clock clock;
    private final List<Notifier> notifiers = new CopyOnWriteArrayList<>();

    HostOperations(SqliteStore store, Path folder, Clock clock, Supplier<List<Environment>> environments) {
        trial = new StoreTrial(store, System::nanoTime);
        watch = new ClockWatch(clock, System::nanoTime);
        measures = new Measures(
                Version.current(),
                new Measures.Sights(environments, this::receiverFigures, () -> trial.trouble()
                        .isEmpty()),
                clock,
                System::nanoTime,
                List.of(new TallyEvents(new Telemetry(GlobalOpenTelemetry.get(), Version.current()))));
        backups = new Backups(store, folder.resolve("backups"), clock);
        this.clock = clock;
    }

    /** Has it be told how those do who are told by this one. */
    void watch(Notifier notifier) {
        notifiers.add(notifier);
    }

    /** Through which the environments work, so that it is seen what they do. */
    Measures measures() {
        return measures;
    }

    @Override
    public Metrics metrics() {
        return measures;
    }

    @Override
    public List<Finding> findings() {
        Optional<String> trouble = trial.trouble();
        watch.look();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("store", trouble.isEmpty() ? State.UP : State.DOWN, trouble.orElse("")));
        findings.addAll(Finding.unless(
                "clock", watch.latest().map(ClockJump::complaint).stream().toList()));
        findings.addAll(Finding.unless("notifications", ReceiverHealth.complaints(receivers(), clock.instant())));
        return findings;
    }

    /** How those do who are told what becomes of events. */
    List<ReceiverHealth> receivers() {
        return notifiers.stream()
                .flatMap(notifier -> notifier.health().stream())
                .toList();
    }

    private List<ReceiverFigures> receiverFigures() {
        return receivers().stream().map(ReceiverHealth::figures).toList();
    }

    @Override
    public StoreCopy copyStore() {
        return backups.lend();
    }
}
