package io.jenkins.plugins.eventschedules.jenkins.house;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.Environment;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Knows the environments whose providers have not answered for a while. A call that is turned away now and then is
 * ordinary, so only what two looks in a row have seen counts.
 */
@Extension
public final class WatchProviders extends PeriodicWork {

    private static final Logger LOG = Logger.getLogger(WatchProviders.class.getName());

    /** Whether one event waits or a thousand, the provider is the same. */
    private static final int LOOKED_AT = 100;

    private List<Unreachable> seen = List.of();
    private volatile List<Unreachable> lasting = List.of();

    public static WatchProviders get() {
        return ExtensionList.lookupSingleton(WatchProviders.class);
    }

    /** Those that did not answer before either of the latest two looks. */
    public List<Unreachable> lasting() {
        return lasting;
    }

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected synchronized void doRun() {
        List<Unreachable> before = seen;
        seen = House.get().environments().stream()
                .flatMap(environment -> look(environment).stream())
                .toList();
        lasting = seen.stream()
                .filter(now ->
                        before.stream().anyMatch(then -> then.environment().equals(now.environment())))
                .toList();
    }

    private static Optional<Unreachable> look(Environment environment) {
        try {
            List<String> troubles = troubles(environment.store());
            return troubles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Unreachable(environment.label(), troubles.size(), troubles.get(0)));
        } catch (StoreException e) {
            LOG.log(Level.FINE, "Events cannot be read, which the monitor of the store tells", e);
            return Optional.empty();
        }
    }

    private static List<String> troubles(EventStore store) {
        return store.inFlight().stream()
                .limit(LOOKED_AT)
                .flatMap(id -> store.find(id).stream())
                .flatMap(WatchProviders::runs)
                .flatMap(run -> run.trouble().stream())
                .toList();
    }

    private static Stream<PhaseRun> runs(Event event) {
        return Stream.concat(event.preroll().stream(), event.postroll().stream());
    }
}
