package io.jenkins.plugins.eventschedules.faults;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The time zone data of another Java: a process that is begun with {@link #options} knows no other zones and rules. See
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/zone/ZoneRulesProvider.html.
 */
public final class OtherZones extends ZoneRulesProvider {

    private static final String FILE = "faults.zones";

    private final Map<String, ZoneRules> rules = new HashMap<>();

    /** Java itself makes it. */
    public OtherZones() {
        try (ObjectInputStream file = new ObjectInputStream(Files.newInputStream(Path.of(System.getProperty(FILE))))) {
            int count = file.readInt();
            for (int i = 0; i < count; i++) {
                rules.put(file.readUTF(), (ZoneRules) file.readObject());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What to begin a process with that knows these zones, which are written into a file. */
    public static List<String> options(Map<String, ZoneRules> zones, Path file) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeInt(zones.size());
            for (Map.Entry<String, ZoneRules> each : zones.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeObject(each.getValue());
            }
        }
        return List.of(
                "-Djava.time.zone.DefaultZoneRulesProvider=" + OtherZones.class.getName(), "-D" + FILE + "=" + file);
    }

    @Override
    protected Set<String> provideZoneIds() {
        return rules.keySet();
    }

    @Override
    protected ZoneRules provideRules(String zone, boolean forCaching) {
        ZoneRules found = rules.get(zone);
        if (found == null) {
            throw new ZoneRulesException("Unknown time-zone ID: " + zone);
        }
        return found;
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
        return new TreeMap<>(Map.of("other", provideRules(zone, false)));
    }
}
