package io.jenkins.plugins.eventschedules.jenkins.diagnostics;

import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.RecentTroubles;
import io.jenkins.plugins.eventschedules.jenkins.house.RecentTroubles.Told;
import io.jenkins.plugins.eventschedules.jenkins.house.Room;
import io.jenkins.plugins.eventschedules.jenkins.house.StoreState;
import io.jenkins.plugins.eventschedules.jenkins.house.Version;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchClock;
import io.jenkins.plugins.eventschedules.jenkins.house.WatchProviders;
import io.jenkins.plugins.eventschedules.notification.ReceiverHealth;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Everything that helps to find out what is wrong, as text that can be passed on: no secret is in it and no id of one,
 * and of events only how many there are.
 */
final class Diagnostics {

    private static final long KIBIBYTE = 1024;

    private final House house = House.get();
    private final Instant now = house.now();
    private final Sheet sheet = new Sheet(now);

    private Diagnostics() {}

    static String text() {
        return new Diagnostics().write();
    }

    private String write() {
        plugin();
        store();
        house.rooms().forEach(room -> new EnvironmentRows(room, receivers(room)).writeTo(sheet));
        sheet.heading("Troubles");
        house.troubles()
                .forEach(each ->
                        sheet.row("cannot run", each.environment().orElse("everything") + ": " + each.message()));
        house.unwritable().ifPresent(why -> sheet.row("cannot write", why));
        WatchProviders.get()
                .lasting()
                .forEach(each -> sheet.row("does not answer", each.environment() + ": " + each.message()));
        WatchClock.get()
                .jump()
                .ifPresent(jump -> sheet.row("clock jumped", "by " + jump.by() + " at " + jump.noticed()));
        told(RecentTroubles.get().latest());
        return sheet.toString();
    }

    private List<ReceiverHealth> receivers(Room room) {
        return house.receivers().stream()
                .filter(receiver -> receiver.environment().equals(room.name()))
                .toList();
    }

    private void plugin() {
        sheet.heading("Event Schedules " + Version.current());
        sheet.row("now", now);
        sheet.row("Jenkins", Jenkins.VERSION);
        sheet.row("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        sheet.row("system", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        sheet.row(
                "opened",
                house.openingTook()
                        .map(took -> "in " + took.toMillis() + " ms, beside the start of Jenkins")
                        .orElse("not yet"));
        sheet.row(
                "quiet mode",
                (Jenkins.get().isQuietingDown() ? "on" : "off")
                        + (EventSchedulesConfiguration.get().isHoldStartsInQuietMode()
                                ? "; starts are held while it is on, but not those that AWS makes"
                                : "; events start while it is on"));
    }

    private void store() {
        sheet.heading("Store");
        if (house.store().isEmpty()) {
            sheet.row("", "It is not open.");
            return;
        }
        StoreState store = house.store().get();
        sheet.row("file", store.file());
        sheet.row("schema", store.schema());
        sheet.row("size", kibibytes(store.bytes()) + ", and " + kibibytes(store.log()) + " of write-ahead log");
        sheet.row("left on disk", kibibytes(store.free()));
    }

    private void told(List<Told> latest) {
        if (latest.isEmpty()) {
            sheet.row("log", "No warning since the start.");
        }
        for (Told told : latest) {
            String times = told.times() == 1 ? "" : " (" + told.times() + " times)";
            sheet.row(told.level().getName(), told.at() + " " + told.message() + times);
        }
    }

    private static String kibibytes(long bytes) {
        return (bytes + KIBIBYTE - 1) / KIBIBYTE + " KiB";
    }
}
