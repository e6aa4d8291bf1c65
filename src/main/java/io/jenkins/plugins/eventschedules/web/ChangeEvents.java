package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.Query;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.RevisionReader;
import io.jenkins.plugins.eventschedules.web.json.SavedJson;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Changes events that exist, each as of the revision on which a person decided. */
final class ChangeEvents {

    static final Set<String> REVISION = Set.of("revision");

    private final Tags tags;

    ChangeEvents(Tags tags) {
        this.tags = tags;
    }

    Reply change(Call call, Access access, Event event) throws IOException {
        JsonNode body = BodyReader.read(call.request(), MediaTypes.PATCH);
        RevisionReader.Decided decided = RevisionReader.among(body);
        List<FieldProblem> problems = Stream.concat(
                        decided.problems().stream(), DraftReader.read(decided.rest()).problems().stream())
                .distinct()
                .toList();
        refuseAny(problems);
        Schedules.Saved saved = access.environment()
                .schedules()
                .change(
                        event.id(),
                        decided.revision(),
                        before -> DraftReader.patched(before, decided.rest()).draft(),
                        access.actor());
        return Reply.done(
                tags.event(access, saved.event()),
                Json.bytes(new SavedJson(access.shown(saved.event()), saved.notices())));
    }

    Reply end(Call call, Access access, Event event) throws IOException {
        return ask(call, access, event, new Command.EndNow());
    }

    Reply cancel(Call call, Access access, Event event) throws IOException {
        return ask(call, access, event, new Command.Cancel());
    }

    Reply retry(Call call, Access access, Event event) throws IOException {
        return ask(call, access, event, new Command.Retry());
    }

    Reply delete(Call call, Access access, Event event) {
        long revision = call.query()
                .number("revision", 1, Long.MAX_VALUE)
                .orElseThrow(() -> Query.bad("Say which revision of the event you have seen: ?revision=."));
        access.environment().schedules().delete(event.id(), revision, access.actor());
        return Reply.gone();
    }

    private Reply ask(Call call, Access access, Event event, Command command) throws IOException {
        RevisionReader.Decided decided = RevisionReader.alone(BodyReader.read(call.request(), MediaTypes.JSON));
        refuseAny(decided.problems());
        Event after = access.environment().schedules().ask(event.id(), decided.revision(), command, access.actor());
        return Reply.done(tags.event(access, after), Json.bytes(access.shown(after)));
    }

    private static void refuseAny(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(problems));
        }
    }
}
