package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.jenkins.configuration.DurationText;
import io.jenkins.plugins.eventschedules.jenkins.house.Room;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog.Listing;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Health;
import io.jenkins.plugins.eventschedules.lifecycle.port.Runner.Lateness;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** One environment: its limits, what it offers, where its events stand, how its runner does, and who is told. */
record EnvironmentRows(Room room, List<ReceiverHealth> receivers) {

    private static final Logger LOG = Logger.getLogger(EnvironmentRows.class.getName());

    void writeTo(Sheet sheet) {
        Environment environment = room.environment();
        sheet.heading("Environment " + environment.name());
        sheet.row("kind", environment.kind());
        sheet.row("home", home(room.scope().folders().size()));
        sheet.row("limits", limits(environment.limits()));
        sheet.row("catalog", catalog(environment.catalog().listing(), sheet));
        environment.catalog().listing().gaps().forEach(gap -> sheet.row("", gap));
        sheet.row("events", events(environment));
        Health health = environment.runner().health();
        sheet.row(
                "runner",
                health.lastRound().map(last -> "last round " + sheet.when(last)).orElse("no round yet") + ", "
                        + health.inFlight()
                        + (room.running().far() ? " events under way in AWS" : " calls owed or under way"));
        sheet.row(
                "lateness",
                health.lateness()
                        .map(EnvironmentRows::lateness)
                        .orElse(room.running().far() ? "AWS claims; see its dashboard" : "nothing claimed yet"));
        sheet.row("trouble", health.trouble().orElse("none"));
        // How many and not which: their names are people's.
        int damaged = environment.store().damagedBesides().size();
        sheet.row(
                "contents",
                damaged == 0 ? "nothing damaged was met" : damaged + " damaged; the health check names them");
        if (receivers.isEmpty()) {
            sheet.row("receiver", "none: nobody is told what becomes of its events");
        }
        receivers.forEach(receiver -> new ReceiverRows(receiver).writeTo(sheet));
    }

    private static String home(int folders) {
        return folders == 0 ? "everywhere" : folders == 1 ? "one folder" : folders + " folders";
    }

    private static String limits(Limits limits) {
        String atOnce = limits.maximumConcurrent()
                .map(most -> ", " + most + " at the same time")
                .orElse("");
        return "events up to " + DurationText.of(limits.maximumDuration()) + ", "
                + DurationText.of(limits.maximumAhead()) + " ahead" + atOnce + "; lead usually "
                + DurationText.of(limits.defaultLead()) + ", up to " + DurationText.of(limits.maximumLead())
                + "; time-outs " + DurationText.of(limits.prerollTimeout()) + " up, "
                + DurationText.of(limits.postrollTimeout()) + " down";
    }

    private static String catalog(Listing listing, Sheet sheet) {
        long usable = listing.targets().stream().filter(CatalogTarget::usable).count();
        return usable + " of " + listing.targets().size() + " targets can be used, read " + sheet.when(listing.asOf())
                + ", "
                + listing.gaps().size() + " gaps";
    }

    private static String events(Environment environment) {
        try {
            Map<Status, Long> counts = new TreeMap<>(environment.store().counts());
            return counts.isEmpty()
                    ? "none"
                    : counts.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey().word())
                            .collect(Collectors.joining(", "));
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "Events cannot be counted", e);
            return e.getMessage();
        }
    }

    private static String lateness(Lateness late) {
        return "median " + late.median().toMillis() + " ms, p99 " + late.p99().toMillis() + " ms, worst "
                + late.worst().toMillis() + " ms over the latest " + late.claims() + " claims";
    }
}
