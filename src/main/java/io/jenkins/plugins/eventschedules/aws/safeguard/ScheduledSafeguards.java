package io.jenkins.plugins.eventschedules.aws.safeguard;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Owner;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Safeguard;
import io.jenkins.plugins.eventschedules.lifecycle.port.Safeguards;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * One schedule for each event, named after it, that fires once at the event's end and a grace, takes the resources down
 * and removes itself.
 */
public final class ScheduledSafeguards implements Safeguards {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'");
    private static final FlexibleTimeWindow ON_TIME =
            FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();

    /** A schedule fires within a minute of its moment, and must lie in the future when it is made. */
    private static final Duration SOONEST = Duration.ofMinutes(2);

    private final Clients clients;
    private final Owner owner;
    private final SafeguardSettings settings;
    private final Optional<String> automationRole;
    private final InstantSource clock;

    public ScheduledSafeguards(
            Clients clients,
            Owner owner,
            SafeguardSettings settings,
            Optional<String> automationRole,
            InstantSource clock) {
        this.clients = clients;
        this.owner = owner;
        this.settings = settings;
        this.automationRole = automationRole;
        this.clock = clock;
    }

    @Override
    public boolean guards() {
        return true;
    }

    @Override
    public Arming arm(Event event) {
        Instant wanted = event.plan().window().end().plus(settings.grace());
        Instant soonest = clock.instant().plus(SOONEST);
        Instant at = (wanted.isBefore(soonest) ? soonest : wanted).truncatedTo(ChronoUnit.SECONDS);
        try {
            put(event, at);
            return new Arming.Armed(new Safeguard(at, event.revision()));
        } catch (MishapException e) {
            return new Arming.NotYet("The dead man's switch cannot be armed. " + e.getMessage());
        }
    }

    @Override
    public Optional<String> disarm(Event event) {
        try {
            Ask.aws("scheduler:DeleteSchedule", "the schedule " + name(event), () -> clients.scheduler()
                    .deleteSchedule(DeleteScheduleRequest.builder()
                            .name(name(event))
                            .overrideConfiguration(session(event))
                            .build()));
            return Optional.empty();
        } catch (MishapException e) {
            return e.kind() == Kind.GONE
                    ? Optional.empty()
                    : Optional.of("The resources are gone, but their dead man's switch is not. " + e.getMessage());
        }
    }

    /** Most often there is none yet; where there is, it is moved. */
    private void put(Event event, Instant at) throws MishapException {
        try {
            Ask.aws("scheduler:CreateSchedule", "the schedule " + name(event), () -> clients.scheduler()
                    .createSchedule(CreateScheduleRequest.builder()
                            .name(name(event))
                            .description(description(event))
                            .scheduleExpression(moment(at))
                            .scheduleExpressionTimezone("UTC")
                            .flexibleTimeWindow(ON_TIME)
                            .actionAfterCompletion(ActionAfterCompletion.DELETE)
                            .target(target(event))
                            .overrideConfiguration(session(event))
                            .build()));
        } catch (MishapException e) {
            if (e.kind() != Kind.CONFLICT) {
                throw e;
            }
            move(event, at);
        }
    }

    private void move(Event event, Instant at) throws MishapException {
        Ask.aws("scheduler:UpdateSchedule", "the schedule " + name(event), () -> clients.scheduler()
                .updateSchedule(UpdateScheduleRequest.builder()
                        .name(name(event))
                        .description(description(event))
                        .scheduleExpression(moment(at))
                        .scheduleExpressionTimezone("UTC")
                        .flexibleTimeWindow(ON_TIME)
                        .actionAfterCompletion(ActionAfterCompletion.DELETE)
                        .target(target(event))
                        .overrideConfiguration(session(event))
                        .build()));
    }

    private Target target(Event event) {
        Takedown takedown = Takedown.of(event, clients.account().region(), automationRole, new EventTags(owner));
        return Target.builder()
                .arn(takedown.arn())
                .roleArn(settings.role())
                .input(takedown.input())
                .build();
    }

    private Consumer<AwsRequestOverrideConfiguration.Builder> session(Event event) {
        return clients.sessions().as(event.id().value());
    }

    private String description(Event event) {
        return new SwitchLabel(event.id(), owner.environment(), Optional.of(owner.installation())).description();
    }

    private static String name(Event event) {
        return SwitchLabel.name(event.id());
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atOffset(ZoneOffset.UTC));
    }
}
