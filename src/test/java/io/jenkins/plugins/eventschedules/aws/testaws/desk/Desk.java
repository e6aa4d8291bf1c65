package io.jenkins.plugins.eventschedules.aws.testaws.desk;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Answer;
import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operation;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Faults;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identities;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Entry;
import io.jenkins.plugins.eventschedules.aws.testaws.journal.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes calls one after the other, however they came: asks whether the caller may, lets go wrong what the test wants to
 * go wrong, does the rest, and writes it down.
 */
public final class Desk {

    private final Function<Call, Operations> services;
    private final Consumer<Instant> catchUp;
    private final Identities identities;
    private final Faults faults;
    private final Journal journal;

    /** @param catchUp does what was due by itself until that moment */
    public Desk(
            Function<Call, Operations> services,
            Consumer<Instant> catchUp,
            Identities identities,
            Faults faults,
            Journal journal) {
        this.services = services;
        this.catchUp = catchUp;
        this.identities = identities;
        this.faults = faults;
        this.journal = journal;
    }

    public synchronized Reply take(Call call) {
        catchUp.accept(call.at());
        Optional<Fault> fault = faults.draw(call);
        Call seen = call.at(call.at().minus(faults.behind(call, fault)));
        try {
            return fault.isEmpty() ? perform(seen, fault) : goWrong(seen, fault.get());
        } catch (AwsError e) {
            // A call so wrong that not even what it needs can be told.
            return refuse(seen, fault, e);
        }
    }

    /** Looks at what is there at that moment, between two calls. */
    public synchronized <T> T look(Instant now, Function<Instant, T> question) {
        catchUp.accept(now);
        return question.apply(now);
    }

    /** A call that the test AWS makes itself: the network has no part in it. */
    public synchronized Reply takeFromWithin(Call call) {
        return perform(call, Optional.empty());
    }

    private Reply goWrong(Call call, Fault fault) {
        Optional<Fault> why = Optional.of(fault);
        return switch (fault) {
            case THROTTLED -> refuse(call, why, call.dialect().throttled());
            case TOO_MANY_REQUESTS ->
                refuse(call, why, new AwsError("TooManyRequestsException", 429, "Too many requests"));
            case INTERNAL_ERROR -> refuse(call, why, new AwsError("InternalFailure", 500, "We failed, not you."));
            case UNAVAILABLE -> refuse(call, why, new AwsError("ServiceUnavailable", 503, "Come again."));
            case EXPIRED -> refuse(call, why, call.dialect().expired());
            case DENIED ->
                refuse(
                        call,
                        why,
                        call.dialect().denied(call.principal(), needs(call).get(0)));
            case CUT_BEFORE, HANG_BEFORE ->
                new Reply.Lost(fault, refuse(call, why, new AwsError("Lost", 500, "Nobody heard.")));
            case CUT_AFTER, HANG_AFTER, TORN -> new Reply.Lost(fault, perform(call, why));
            case TWICE -> {
                perform(call, why);
                yield perform(call.at(call.at()), why);
            }
            case STALE -> perform(call, why);
        };
    }

    private List<Need> needs(Call call) {
        List<Need> needs = operation(call).needs().apply(call);
        return needs.isEmpty() ? List.of(new Need(call.service() + ":" + call.operation(), "*")) : needs;
    }

    private Operation operation(Call call) {
        return services.apply(call).named(call.operation());
    }

    private Reply refuse(Call call, Optional<Fault> fault, AwsError error) {
        journal.write(new Entry(call, List.of(), fault, error.code()));
        return new Reply.Refused(error);
    }

    private Reply perform(Call call, Optional<Fault> fault) {
        try {
            Operation operation = operation(call);
            List<Need> needs = operation.needs().apply(call);
            for (Need need : needs) {
                if (!identities.allow(call.principal(), need)) {
                    throw call.dialect().denied(call.principal(), need);
                }
            }
            Answer answer = operation.effect().apply(call);
            List<String> unasked = call.input().unasked();
            if (!unasked.isEmpty()) {
                throw AwsError.notHere("the members " + unasked + " of " + call.operation());
            }
            journal.write(new Entry(call, needs, fault, Entry.OK));
            return new Reply.Told(answer.json());
        } catch (AwsError e) {
            return refuse(call, fault, e);
        }
    }
}
