package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.Grace;
import io.jenkins.plugins.eventschedules.aws.product.ProvisionedName;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Bereft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductAttribute;

/** Live events whose resources are gone. Whether they are still live is asked once more, since looking takes a while. */
record FindBereft(Stock stock, EventStore store, Instant now) {

    private static final String REMEDY = " End it now, and clone it if it is still needed.";

    /** Those that were live before anything was looked at. */
    static List<Event> live(EventStore store) {
        return store.walk(EventQuery.all().withStatuses(Set.of(Status.LIVE))).toList();
    }

    /** A product that the list does not show is asked for by its name: the list may lag behind. */
    List<Bereft> ofProducts(List<Event> live, List<ProvisionedProductAttribute> products) throws MishapException {
        Set<String> names =
                products.stream().map(ProvisionedProductAttribute::name).collect(Collectors.toSet());
        List<Bereft> bereft = new ArrayList<>();
        for (Event event : live) {
            String name = ProvisionedName.of(event);
            if (event.plan().target().type() == TargetType.PRODUCT
                    && !names.contains(name)
                    && isSettled(event)
                    && !stock.has(name)
                    && isStillLive(event)) {
                bereft.add(new Bereft(
                        event.id(),
                        event.plan().name(),
                        "Its product " + name + " is not there any more: somebody terminated it." + REMEDY));
            }
        }
        return bereft;
    }

    List<Bereft> ofRuns(List<Event> live, List<Run> runs) {
        return live.stream()
                .filter(event -> takenDown(LeftRuns.byEvent(runs).getOrDefault(event.id(), List.of())))
                .filter(this::isStillLive)
                .map(event -> new Bereft(
                        event.id(),
                        event.plan().name(),
                        "The postroll of its document was run by somebody else, and succeeded." + REMEDY))
                .toList();
    }

    private static boolean takenDown(List<Run> ofEvent) {
        return LeftRuns.since(LeftRuns.latestPreroll(ofEvent), ofEvent).stream().anyMatch(Run::tookDown);
    }

    private boolean isSettled(Event event) {
        return event.preroll()
                .flatMap(PhaseRun::endedAt)
                .filter(ended -> Grace.isOver(ended, now))
                .isPresent();
    }

    private boolean isStillLive(Event event) {
        return store.find(event.id())
                .filter(found -> found.status() == Status.LIVE)
                .isPresent();
    }
}
