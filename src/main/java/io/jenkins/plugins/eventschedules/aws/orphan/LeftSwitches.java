package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.account.Pages;
import io.jenkins.plugins.eventschedules.aws.account.Pages.Page;
import io.jenkins.plugins.eventschedules.aws.safeguard.SwitchLabel;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/**
 * Dead man's switches. It takes one call for each hundred, and one for each whose event the store does not show to be
 * going on: only its description says whose it is.
 */
record LeftSwitches(Clients clients, Claims claims, Console console) {

    static final String PREFIX = "switch-";

    private static final String GROUP = "default";
    private static final String MORE = "There are more dead man's switches than were looked at.";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    /** Of other environments' switches each costs a call. */
    private static final int MOST_ASKED = 500;

    Seen look() throws MishapException {
        List<Left> left = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        Pages<ScheduleSummary> all = all();
        if (!all.complete()) {
            gaps.add(MORE);
        }
        int asked = 0;
        for (ScheduleSummary schedule : all.items()) {
            Optional<EventId> event = SwitchLabel.event(schedule.name());
            if (event.isEmpty() || isGoingOn(event.get())) {
                continue;
            }
            if (asked++ == MOST_ASKED) {
                gaps.add(MORE);
                break;
            }
            Optional<SwitchLabel> label = label(schedule.name());
            if (label.isEmpty()) {
                gaps.add("The schedule " + schedule.name()
                        + " is named like a dead man's switch, but does not say whose" + " it is.");
            } else if (claims.of(
                            event.get(), label.get().environment(), label.get().installation())
                    instanceof Claim.Left claim) {
                left.add(left(schedule, event.get(), claim));
            }
        }
        return new Seen(left, gaps);
    }

    private boolean isGoingOn(EventId event) {
        return claims.store()
                .find(event)
                .map(Event::status)
                .filter(status -> !status.isFinal())
                .isPresent();
    }

    private Left left(ScheduleSummary schedule, EventId event, Claim.Left claim) {
        Orphan orphan = new Orphan(
                PREFIX + event,
                Orphan.Kind.SWITCH,
                schedule.name(),
                Optional.ofNullable(schedule.creationDate()),
                event,
                claim.fate(),
                Optional.of(console.schedule(GROUP, schedule.name())),
                claim.obstacle());
        return claim.obstacle().isPresent() ? Left.unremovable(orphan) : new Left(orphan, () -> delete(orphan));
    }

    private Removal delete(Orphan orphan) throws MishapException {
        try {
            Ask.aws("scheduler:DeleteSchedule", "the schedule " + orphan.name(), () -> clients.scheduler()
                    .deleteSchedule(DeleteScheduleRequest.builder()
                            .name(orphan.name())
                            .overrideConfiguration(
                                    clients.sessions().as(orphan.event().value()))
                            .build()));
        } catch (MishapException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
        }
        return new Removal.Gone("The dead man's switch " + orphan.name() + " is deleted.");
    }

    private Pages<ScheduleSummary> all() throws MishapException {
        return Pages.upTo(MOST_PAGES, token -> {
            ListSchedulesResponse page = Ask.aws("scheduler:ListSchedules", "the account", () -> clients.scheduler()
                    .listSchedules(ListSchedulesRequest.builder()
                            .groupName(GROUP)
                            .namePrefix(SwitchLabel.PREFIX)
                            .maxResults(PAGE)
                            .nextToken(token)
                            .overrideConfiguration(clients.sessions().as(Clerk.NAME))
                            .build()));
            return new Page<>(page.schedules(), page.nextToken());
        });
    }

    /** Empty as well when it has fired and gone meanwhile. */
    private Optional<SwitchLabel> label(String name) throws MishapException {
        return Optional.ofNullable(Ask.aws("scheduler:GetSchedule", "the schedule " + name, () -> clients.scheduler()
                                .getSchedule(GetScheduleRequest.builder()
                                        .name(name)
                                        .overrideConfiguration(
                                                clients.sessions().as(Clerk.NAME))
                                        .build()))
                        .description())
                .flatMap(SwitchLabel::read);
    }
}
