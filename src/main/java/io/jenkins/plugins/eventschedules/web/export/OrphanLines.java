package io.jenkins.plugins.eventschedules.web.export;

import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is left over, as people read it in a terminal. */
public final class OrphanLines {

    private static final String ROW = "%-9s  %-26s  %-9s  %-20s  %s";

    private OrphanLines() {}

    public static List<String> of(Look look) {
        List<String> lines = new ArrayList<>();
        if (look.orphans().isEmpty()) {
            lines.add("Nothing is left over.");
        } else {
            lines.add(String.format(ROW, "WHAT", "EVENT", "WHICH IS", "SINCE", "NAME"));
            look.orphans().forEach(orphan -> add(lines, orphan));
        }
        look.bereft()
                .forEach(event -> lines.add(Printable.of(
                        "Live without resources: " + event.name() + " (" + event.event() + "). " + event.message())));
        look.gaps().forEach(gap -> lines.add(Printable.of("Not looked at: " + gap)));
        return lines;
    }

    private static void add(List<String> lines, Orphan orphan) {
        lines.add(String.format(
                ROW,
                orphan.kind().name().toLowerCase(Locale.ROOT),
                orphan.event(),
                orphan.fate().word(),
                orphan.since().map(Object::toString).orElse("-"),
                Printable.of(orphan.name())));
        orphan.console().ifPresent(console -> lines.add("  " + console));
        lines.add(Printable.of(orphan.obstacle()
                .map(obstacle -> "  Not to be removed: " + obstacle)
                .orElse("  To remove it: --remove " + orphan.id() + " --event " + orphan.event())));
    }
}
