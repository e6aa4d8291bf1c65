package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates;
import io.jenkins.plugins.eventschedules.lifecycle.port.Templates.Template;
import io.jenkins.plugins.eventschedules.web.http.BodyReader;
import io.jenkins.plugins.eventschedules.web.http.Kind;
import io.jenkins.plugins.eventschedules.web.http.MediaTypes;
import io.jenkins.plugins.eventschedules.web.http.ProblemException;
import io.jenkins.plugins.eventschedules.web.http.Reply;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import io.jenkins.plugins.eventschedules.web.json.TemplatesJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Named drafts that others begin with. What is in them must be right; what is not in them may come later. */
final class KeepTemplates {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;

    /** What a path can carry whole through every server in between. */
    private static final String NAME = "[^/\\\\;%\\p{Cc}\\p{Cs}]+";

    private final Keeping keeping;
    private final InstantSource clock;

    KeepTemplates(Keeping keeping, InstantSource clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    Reply all(Call call, Access access) {
        return Reply.read(
                call.request(), Json.bytes(TemplatesJson.of(templates(access).all())));
    }

    Reply put(Call call, Access access) throws IOException {
        JsonNode body = BodyReader.read(call.request(), MediaTypes.JSON);
        String name = call.variable("name");
        DraftReader.Reading reading = DraftReader.read(body);
        List<FieldProblem> problems = new ArrayList<>(problems(name, body));
        problems.addAll(reading.with(wrong(access, reading.draft())));
        Templates templates = templates(access);
        if (templates.named(name).isEmpty() && templates.all().size() >= MOST) {
            problems.add(new FieldProblem("", "There are " + MOST + " templates already. Delete one first."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal.Invalid(problems));
        }
        String draft = new String(Json.canonical(body), StandardCharsets.UTF_8);
        Template template = new Template(name, draft, access.caller().id(), clock.instant());
        templates.put(template);
        return Reply.told(Json.bytes(TemplatesJson.TemplateJson.of(template)));
    }

    Reply delete(Call call, Access access) {
        if (!templates(access).delete(call.variable("name"))) {
            throw new ProblemException(Kind.NOT_FOUND, "There is no such template.");
        }
        return Reply.gone();
    }

    private static List<FieldProblem> problems(String name, JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean dots = name.equals(".") || name.equals("..");
        if (name.isBlank() || name.length() > LONGEST_NAME || dots || !name.matches(NAME)) {
            problems.add(new FieldProblem(
                    "",
                    "A template has a name of up to " + LONGEST_NAME
                            + " characters, without slashes, backslashes, semicolons, percent signs and controls."));
        }
        if (body.hasNonNull("parameters") && !body.hasNonNull("target")) {
            problems.add(new FieldProblem("/parameters", "Say which target these values are for."));
        }
        if (body.has("window")) {
            problems.add(
                    new FieldProblem("/window", "Leave out the window: whoever begins with the template says when."));
        }
        return problems;
    }

    /** What the admission finds wrong with what was given; that something is missing is none of it. */
    private static List<FieldProblem> wrong(Access access, Draft draft) {
        return access.environment().schedules().check(draft).problems().stream()
                .filter(problem -> isGiven(draft, problem.pointer()))
                .toList();
    }

    private static boolean isGiven(Draft draft, String pointer) {
        return switch (pointer) {
            case "/name" -> draft.name() != null;
            case "/audience" -> draft.audience() != null;
            case "/target/type" ->
                draft.targetType() != null || !draft.parameters().isEmpty();
            case "/target/name" ->
                draft.targetName() != null || !draft.parameters().isEmpty();
            case "/target/version" -> draft.targetVersion() != null;
            default ->
                pointer.startsWith("/parameters/")
                        ? draft.parameters().keySet().stream().anyMatch(name -> isOf(name, pointer))
                        : !pointer.startsWith("/window");
        };
    }

    private static boolean isOf(String parameter, String pointer) {
        return pointer.equals("/parameters/" + parameter.replace("~", "~0").replace("/", "~1"));
    }

    private Templates templates(Access access) {
        return keeping.templates(access.environment().name());
    }
}
