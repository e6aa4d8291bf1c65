package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one JSON object, taken one by one. What has the wrong type becomes a problem and counts as not given;
 * what was never taken is unknown, which is a problem, too. JSON's null means not given.
 */
final class Fields {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldProblem> problems;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, String pointer, List<FieldProblem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.problems = problems;
    }

    /** A body that is null is something given, unlike a field. */
    static Fields of(JsonNode node, String pointer, List<FieldProblem> problems) {
        boolean given = pointer.isEmpty() ? !node.isMissingNode() : !isAbsent(node);
        if (given && !node.isObject()) {
            problems.add(new FieldProblem(pointer, "Give a JSON object."));
            return new Fields(JsonNodeFactory.instance.objectNode(), pointer, problems);
        }
        return new Fields(node, pointer, problems);
    }

    Fields object(String name) {
        return of(take(name), pointerTo(name), problems);
    }

    String text(String name) {
        JsonNode node = take(name);
        if (isAbsent(node) || node.isTextual()) {
            return node.textValue();
        }
        problems.add(new FieldProblem(pointerTo(name), "Give a text."));
        return null;
    }

    Long whole(String name) {
        JsonNode node = take(name);
        if (isAbsent(node)) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        problems.add(new FieldProblem(pointerTo(name), "Give a whole number."));
        return null;
    }

    /** What is there as it is; a missing node when there is nothing. */
    JsonNode take(String name) {
        known.add(name);
        return object.path(name);
    }

    void nothingElse() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(new FieldProblem(pointerTo(name), "There is no such field."));
            }
        });
    }

    private String pointerTo(String name) {
        return pointer(pointer, name);
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** RFC 6901. */
    static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
