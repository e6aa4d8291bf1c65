package io.jenkins.plugins.eventschedules.web.export;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Plan;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Events as a table. It begins with a byte order mark, without which Excel takes UTF-8 for something else. */
public final class CsvFile implements Reply.Stream {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final String BROKEN_OFF = "NOT COMPLETE: this export broke off here. Ask for it again.";

    private static final List<String> HEAD = List.of(
            "id",
            "name",
            "status",
            "owner",
            "folder",
            "series",
            "start",
            "end",
            "zone",
            "localStart",
            "localEnd",
            "lead",
            "prerollAt",
            "targetType",
            "target",
            "version",
            "audience",
            "criticality",
            "performanceTarget",
            "notes",
            "cause",
            "reason",
            "prerollTook",
            "postrollTook",
            "build",
            "parameters",
            "outputs",
            "revision",
            "createdAt",
            "updatedAt",
            "unknownZone");

    private final Pages pages;

    public CsvFile(EventStore store, EventQuery query) {
        pages = new Pages(store, query);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(out, "\uFEFF" + Csv.line(HEAD));
        try {
            pages.each(events -> {
                StringBuilder lines = new StringBuilder();
                events.forEach(event -> lines.append(Csv.line(cells(event))));
                write(out, lines.toString());
            });
        } catch (RuntimeException e) {
            // Where the end of the connection is the end of the file, nothing else tells that there was more.
            write(out, Csv.line(List.of(BROKEN_OFF)));
            out.flush();
            throw e;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> cells(Event event) {
        Plan plan = event.plan();
        return List.of(
                event.id().value(),
                plan.name(),
                event.status().word(),
                event.owner(),
                event.origin().folder(),
                event.origin().series().orElse(""),
                plan.window().start().toString(),
                plan.window().end().toString(),
                plan.window().zone().getId(),
                local(plan, plan.window().start()),
                local(plan, plan.window().end()),
                plan.lead().toString(),
                plan.prerollAt().toString(),
                word(plan.target().type()),
                plan.target().name(),
                plan.target().version(),
                plan.audience().map(Object::toString).orElse(""),
                word(plan.criticality()),
                plan.performanceTarget(),
                plan.notes(),
                event.reason().map(reason -> word(reason.cause())).orElse(""),
                event.reason().map(reason -> reason.message()).orElse(""),
                took(event.preroll()),
                took(event.postroll()),
                event.origin().build().map(build -> build.label()).orElse(""),
                json(plan.allParameters()),
                json(new TreeMap<>(event.outputs())),
                Long.toString(event.revision()),
                event.createdAt().toString(),
                event.updatedAt().toString(),
                plan.window().unknownZone().orElse(""));
    }

    private static String local(Plan plan, Instant moment) {
        return LOCAL.format(moment.atZone(plan.window().zone()));
    }

    private static String took(Optional<PhaseRun> run) {
        return run.flatMap(PhaseRun::took).map(Object::toString).orElse("");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Object value) {
        return Json.text(value);
    }
}
