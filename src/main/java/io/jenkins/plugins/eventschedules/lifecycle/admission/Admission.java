package io.jenkins.plugins.eventschedules.lifecycle.admission;

import io.jenkins.plugins.eventschedules.event.Criticality;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.Window;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The one gate between what people type and what the lifecycle carries out. */
public final class Admission {

    private static final long LARGEST_AUDIENCE = 10_000_000_000L;

    private final Limits limits;
    private final Catalog catalog;
    private final Secrets secrets;
    private final CrowdCheck crowd;

    /** Where it does not matter which other events there are. */
    public Admission(Limits limits, Catalog catalog, Secrets secrets) {
        this(limits, catalog, secrets, (from, to) -> List.of());
    }

    /** @param events those of the environment */
    public Admission(Limits limits, Catalog catalog, Secrets secrets, EventStore events) {
        this(limits, catalog, secrets, new Neighbours(events)::between);
    }

    private Admission(Limits limits, Catalog catalog, Secrets secrets, CrowdCheck.Others others) {
        this.limits = limits;
        this.catalog = catalog;
        this.secrets = secrets;
        this.crowd = new CrowdCheck(limits, others);
    }

    /** A draft for a new event. */
    public Verdict check(Draft draft, Instant now) {
        return check(draft, Optional.empty(), now);
    }

    /**
     * A draft for another plan of an existing event. What runs already and stays as it is, is not checked again: an
     * event can be extended even after its target has left the catalog.
     */
    public Verdict check(Draft draft, Event current, Instant now) {
        return check(draft, Optional.of(current), now);
    }

    private Verdict check(Draft draft, Optional<Event> current, Instant now) {
        Findings findings = new Findings();
        TextCheck texts = new TextCheck(findings);
        WindowCheck times = new WindowCheck(limits, findings);
        boolean begun =
                current.filter(event -> event.status() != Status.SCHEDULED).isPresent();

        Optional<String> name = texts.name(draft.name());
        Optional<String> notes = texts.optional("/notes", draft.notes(), TextCheck.NOTES_LENGTH);
        Optional<String> performanceTarget =
                texts.optional("/performanceTarget", draft.performanceTarget(), TextCheck.PERFORMANCE_TARGET_LENGTH);
        if (current.isPresent()) {
            stays(draft.folder(), current.get(), findings);
        } else {
            texts.folder(draft.folder());
        }
        Optional<Window> window =
                times.window(draft, current.map(event -> event.plan().window()), begun, now);
        Optional<Duration> lead = times.lead(draft.lead());
        Optional<Long> audience = audience(draft.audience(), findings);
        Optional<Criticality> criticality = criticality(draft.criticality(), findings);
        Optional<Run> run = run(draft, current, audience, criticality, findings);
        if (!begun && window.isPresent() && lead.isPresent()) {
            prerollNotice(window.get(), lead.get(), now, findings);
        }
        if (window.isPresent() && lead.isPresent()) {
            crowd.check(window.get(), lead.get(), current, findings);
        }
        if (!findings.problems().isEmpty()) {
            return new Verdict(Optional.empty(), findings.problems(), findings.notices());
        }
        Plan plan = new Plan(
                name.orElseThrow(),
                notes.orElseThrow(),
                window.orElseThrow(),
                lead.orElseThrow(),
                audience,
                criticality.orElseThrow(),
                performanceTarget.orElseThrow(),
                run.orElseThrow().target(),
                run.orElseThrow().given(),
                run.orElseThrow().derived());
        return new Verdict(Optional.of(plan), findings.problems(), findings.notices());
    }

    /** What an event runs, with which values. */
    private record Run(Target target, Map<String, ParameterValue> given, Map<String, ParameterValue> derived) {}

    private Optional<Run> run(
            Draft draft,
            Optional<Event> current,
            Optional<Long> audience,
            Optional<Criticality> criticality,
            Findings findings) {
        if (current.isPresent() && runsTheSame(draft, current.get().plan(), audience, criticality)) {
            Plan plan = current.get().plan();
            return Optional.of(new Run(plan.target(), plan.parameters(), plan.derived()));
        }
        TargetCheck targets = new TargetCheck(catalog, new ParameterCheck(secrets, folder(draft, current)), findings);
        return targets.target(draft)
                .map(known -> new Run(
                        known.target(),
                        targets.given(known, draft.parameters()),
                        targets.derived(known, audience, criticality.orElse(Criticality.NORMAL))));
    }

    private static String folder(Draft draft, Optional<Event> current) {
        return current.map(event -> event.origin().folder())
                .orElseGet(() -> Objects.requireNonNullElse(draft.folder(), ""));
    }

    private static boolean runsTheSame(
            Draft draft, Plan plan, Optional<Long> audience, Optional<Criticality> criticality) {
        Target target = plan.target();
        return target.type().name().toLowerCase(Locale.ROOT).equals(draft.targetType())
                && target.name().equals(draft.targetName())
                && target.version().equals(draft.targetVersion())
                && plan.parameters().equals(draft.parameters())
                && plan.audience().equals(audience)
                && criticality.equals(Optional.of(plan.criticality()));
    }

    private static void stays(String folder, Event event, Findings findings) {
        if (folder != null && !folder.equals(event.origin().folder())) {
            findings.problem("/folder", "An event stays in the folder that it was made in. Clone it into another one.");
        }
    }

    private static Optional<Long> audience(Long given, Findings findings) {
        if (given != null && (given < 1 || given > LARGEST_AUDIENCE)) {
            findings.problem("/audience", "The audience is a number of people between 1 and " + LARGEST_AUDIENCE + ".");
            return Optional.empty();
        }
        return Optional.ofNullable(given);
    }

    private static Optional<Criticality> criticality(String text, Findings findings) {
        if (text == null) {
            return Optional.of(Criticality.NORMAL);
        }
        for (Criticality each : Criticality.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(each);
            }
        }
        findings.problem("/criticality", "Choose one of: low, normal, high, critical.");
        return Optional.empty();
    }

    private static void prerollNotice(Window window, Duration lead, Instant now, Findings findings) {
        if (!window.start().isBefore(now) && window.start().minus(lead).isBefore(now)) {
            findings.notice(
                    "/lead",
                    "The lead is longer than the time that is left: the preroll begins at once, and resources may not"
                            + " be ready by the start.");
        }
    }
}
