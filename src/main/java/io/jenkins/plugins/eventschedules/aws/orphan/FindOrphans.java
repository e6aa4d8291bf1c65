package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.aws.stepfunctions.Executions;
import io.jenkins.plugins.eventschedules.event.Actor;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductAttribute;

/**
 * Looks through an account for what events left there. A removal looks at everything of the orphan's kind once more, so
 * that what is removed is what a look at that moment would offer, and nothing else.
 */
public final class FindOrphans implements Orphans {

    private static final Logger LOG = Logger.getLogger(FindOrphans.class.getName());
    private static final Comparator<Orphan> ORDER = Comparator.comparing(
                    (Orphan orphan) -> orphan.obstacle().isPresent())
            .thenComparing(Orphan::event)
            .thenComparing(Orphan::kind);

    private final EventStore store;
    private final InstantSource clock;
    private final Stock stock;
    private final LeftProducts products;
    private final ReadRuns readRuns;
    private final LeftRuns runs;
    private final Optional<LeftSwitches> switches;
    private final Optional<LeftExecutions> executions;

    /** @param automationRole with which documents work; absent means that each brings its own */
    public FindOrphans(
            Clients clients, Owner owner, EventStore store, Optional<String> automationRole, InstantSource clock) {
        this(clients, owner, store, automationRole, Optional.empty(), clock);
    }

    /** Of events that a state machine leads: it started everything, and knows the role with which documents work. */
    public FindOrphans(Clients clients, Owner owner, EventStore store, Executions executions, InstantSource clock) {
        this(clients, owner, store, Optional.empty(), Optional.of(executions), clock);
    }

    private FindOrphans(
            Clients clients,
            Owner owner,
            EventStore store,
            Optional<String> automationRole,
            Optional<Executions> led,
            InstantSource clock) {
        this.store = store;
        this.clock = clock;
        Claims claims = new Claims(owner, store);
        Console console = new Console(clients.account().region());
        RunBook book = new RunBook(clients);
        stock = new Stock(clients);
        products = new LeftProducts(stock, claims, console);
        readRuns = new ReadRuns(book, owner, store);
        runs = new LeftRuns(claims, console, new RemoveRuns(book, console, automationRole));
        executions = led.map(machine -> new LeftExecutions(machine, claims, owner, store, console));
        // Step Functions has no need of them.
        switches = led.isPresent() ? Optional.empty() : Optional.of(new LeftSwitches(clients, claims, console));
    }

    private interface Part {
        void look() throws MishapException;
    }

    @Override
    public synchronized Look look() {
        Instant now = clock.instant();
        List<Event> live = FindBereft.live(store);
        FindBereft without = new FindBereft(stock, store, now);
        List<Left> left = new ArrayList<>();
        List<Bereft> bereft = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        part("Products", gaps, () -> {
            Pages<ProvisionedProductAttribute> shelf = stock.all();
            add(products.look(shelf), left, gaps);
            bereft.addAll(without.ofProducts(live, shelf.items()));
        });
        part("Runs of documents", gaps, () -> {
            ReadRuns.Reading reading = readRuns.read(now);
            add(new Seen(runs.look(reading.runs()), reading.gaps()), left, gaps);
            bereft.addAll(without.ofRuns(live, reading.runs()));
        });
        switches.ifPresent(some -> part("Dead man's switches", gaps, () -> add(some.look(), left, gaps)));
        executions.ifPresent(some -> part("Executions of the state machine", gaps, () -> {
            Set<String> running = some.running();
            left.addAll(some.look(running));
            bereft.addAll(some.without(running, now));
        }));
        return new Look(
                left.stream().map(Left::orphan).sorted(ORDER).toList(),
                bereft.stream().sorted(Comparator.comparing(Bereft::event)).toList(),
                now,
                gaps);
    }

    @Override
    public synchronized Removal remove(String id, EventId event, Actor person) {
        try {
            Optional<Left> found = left(id).stream()
                    .filter(left -> left.orphan().id().equals(id))
                    .findFirst();
            if (found.isEmpty()) {
                return notThere(event);
            }
            if (!found.get().orphan().event().equals(event)) {
                return new Removal.Refused("It is the event "
                        + found.get().orphan().event() + " that this was started for, and not " + event
                        + ". Look again.");
            }
            Removal removal = found.get().removing().now();
            LOG.info(() -> "Event " + event + ": " + person.name() + " has " + id + " removed. " + removal.message());
            return removal;
        } catch (MishapException e) {
            return e.kind().passes() ? new Removal.NotNow(e.getMessage()) : new Removal.Refused(e.getMessage());
        }
    }

    private List<Left> left(String id) throws MishapException {
        if (id.startsWith(LeftProducts.PREFIX)) {
            return products.look(stock.all()).left();
        }
        if (id.startsWith(LeftRuns.RUN) || id.startsWith(LeftRuns.RESOURCES)) {
            return runs.look(readRuns.read(clock.instant()).runs());
        }
        if (id.startsWith(LeftExecutions.PREFIX) && executions.isPresent()) {
            return executions.get().look(executions.get().running());
        }
        return id.startsWith(LeftSwitches.PREFIX) && switches.isPresent()
                ? switches.get().look().left()
                : List.of();
    }

    private Removal notThere(EventId event) {
        boolean goesOn =
                store.find(event).filter(found -> !found.status().isFinal()).isPresent();
        return goesOn
                ? new Removal.Refused(
                        "The event " + event + " is not over: nothing of it is left over. End it instead.")
                : new Removal.Gone("There is no such thing left over.");
    }

    private static void part(String what, List<String> gaps, Part part) {
        try {
            part.look();
        } catch (MishapException e) {
            gaps.add(what + " could not be looked at. " + e.getMessage());
        }
    }

    private static void add(Seen seen, List<Left> left, List<String> gaps) {
        left.addAll(seen.left());
        gaps.addAll(seen.gaps());
    }
}
