package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.calendar.CalendarReader;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.ImportJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;

/** Makes drafts of a calendar file, and nothing else: people look through them, and schedule what they want. */
final class ImportCalendars {

    static final Set<String> ZONE = Set.of("zone");

    private static final int LONGEST_ZONE = 64;

    private final CalendarReader reader = new CalendarReader();

    Reply read(Call call, Access access) throws IOException {
        ZoneId usual = zone(call.query());
        String text = BodyReader.text(call.request(), MediaTypes.CALENDAR);
        CalendarReader.Reading reading = reader.read(text, usual)
                .orElseThrow(() -> new RefusedException(new Refusal.Invalid(
                        List.of(new FieldProblem("", "This is no calendar file: one begins with BEGIN:VCALENDAR.")))));
        Schedules schedules = access.environment().schedules();
        return Reply.told(Json.bytes(new ImportJson(
                reading.proposals().stream()
                        .map(proposal -> proposed(proposal, schedules))
                        .toList(),
                reading.skipped())));
    }

    private static ImportJson.ProposalJson proposed(CalendarReader.Proposal proposal, Schedules schedules) {
        return ImportJson.ProposalJson.of(
                proposal.draft(),
                schedules.check(proposal.draft()).problems(),
                proposal.remarks(),
                proposal.rule().map(rule -> new ImportJson.RecurrenceJson(rule, proposal.except())));
    }

    private static ZoneId zone(Query query) {
        String name = query.text("zone", LONGEST_ZONE).orElse("UTC");
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw Query.bad("The parameter zone is an IANA time zone such as Europe/Paris.");
        }
        return ZoneId.of(name);
    }
}
