package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rows in a text: one JSON value {@code {"Items": […]}} as {@code aws dynamodb scan} writes, or lines
 * {@code {"Item": {…}}} as an export has. A line that cannot be read costs no other line.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">DynamoDB table
 *     export output format</a>
 */
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Rows() {}

    /** @param name of the file, for a person */
    static List<Row> of(String name, String text) {
        JsonNode whole = read(text);
        if (whole.path("Items").isArray()) {
            return scanned(name, whole);
        }
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                rows.add(exported(name + ", line " + number, read(line)));
            }
        }
        return rows;
    }

    private static List<Row> scanned(String name, JsonNode whole) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode item : whole.path("Items")) {
            rows.add(new Row.Item(name + ", item " + (rows.size() + 1), item));
        }
        if (whole.hasNonNull("LastEvaluatedKey") || whole.hasNonNull("NextToken")) {
            rows.add(new Row.Broken(name, "The scan goes on after this. Scan again without --max-items."));
        }
        return rows;
    }

    private static Row exported(String where, JsonNode line) {
        if (line.path("Item").isObject()) {
            return new Row.Item(where, line.path("Item"));
        }
        if (line.has("Keys") || line.has("NewImage") || line.has("OldImage")) {
            return new Row.Broken(where, "This is a line of an incremental export. Make a full export of the table.");
        }
        return new Row.Broken(where, "This is not an item in DynamoDB JSON.");
    }

    /** @return a missing node when this is not one JSON value */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
