package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Bereft;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Look;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is left over at the provider. */
public record OrphansJson(List<OrphanJson> orphans, List<BereftJson> bereft, Instant asOf, List<String> gaps) {

    /** A thing of no event that goes on. */
    public record OrphanJson(
            String id,
            Orphan.Kind kind,
            String name,
            Optional<Instant> since,
            String event,
            Orphan.Fate fate,
            Optional<URI> console,
            Optional<String> obstacle) {

        static OrphanJson of(Orphan orphan) {
            return new OrphanJson(
                    orphan.id(),
                    orphan.kind(),
                    orphan.name(),
                    orphan.since(),
                    orphan.event().value(),
                    orphan.fate(),
                    orphan.console(),
                    orphan.obstacle());
        }
    }

    /** A live event of which the provider has nothing any more. */
    public record BereftJson(String event, String name, String message) {

        static BereftJson of(Bereft bereft) {
            return new BereftJson(bereft.event().value(), bereft.name(), bereft.message());
        }
    }

    public static OrphansJson of(Look look) {
        return new OrphansJson(
                look.orphans().stream().map(OrphanJson::of).toList(),
                look.bereft().stream().map(BereftJson::of).toList(),
                look.asOf(),
                look.gaps());
    }
}
