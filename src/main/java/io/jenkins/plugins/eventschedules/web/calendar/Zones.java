package io.jenkins.plugins.eventschedules.web.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;
import java.util.Properties;

/**
 * What calendars call time zones. Outlook has names of its own; of those the usual ones are known here, as Unicode's
 * CLDR pairs them with the zone of their main place.
 */
final class Zones {

    private final Properties windows = new Properties();

    Zones() {
        try (InputStream names = Zones.class.getResourceAsStream("windows-zones.properties")) {
            windows.load(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some calendars put a path before an IANA name, as in {@code /example.org/2026/Europe/Paris}. */
    Optional<ZoneId> named(String name) {
        String rest = windows.getProperty(name.replace(' ', '_'), name);
        while (!ZoneRulesProvider.getAvailableZoneIds().contains(rest)) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            rest = rest.substring(slash + 1);
        }
        return Optional.of(ZoneId.of(rest));
    }
}
