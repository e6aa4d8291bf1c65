package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A product that is left over, a run that is another installation's, and an answer that a test chooses. */
final class SampleOrphans implements Orphans {

    static final String PRODUCT = "product-pp-000001";
    static final EventId EVENT = new EventId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    static final URI CONSOLE = URI.create("https://console.example.com/pp-000001");

    final List<String> removed = new CopyOnWriteArrayList<>();
    Removal answer = new Removal.Begun("AWS is terminating it.", Optional.of(CONSOLE));

    @Override
    public Look look() {
        return new Look(
                List.of(
                        new Orphan(
                                PRODUCT,
                                Orphan.Kind.PRODUCT,
                                "event-" + EVENT,
                                Optional.of(World.NOW),
                                EVENT,
                                Orphan.Fate.ENDED,
                                Optional.of(CONSOLE),
                                Optional.empty()),
                        new Orphan(
                                "run-1",
                                Orphan.Kind.RUN,
                                "scale-ecs-service",
                                Optional.empty(),
                                EVENT,
                                Orphan.Fate.UNKNOWN,
                                Optional.empty(),
                                Optional.of("Another installation started it."))),
                List.of(new Bereft(EVENT, "Cup final", "Its product is gone.")),
                World.NOW,
                List.of("Dead man's switches could not be looked at."));
    }

    @Override
    public Removal remove(String id, EventId event, Actor person) {
        removed.add(id + " of " + event + " by " + person.name());
        return answer;
    }
}
