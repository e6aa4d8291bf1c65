package io.jenkins.plugins.eventschedules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What openapi.json promises, and whether real requests and answers keep it. */
final class OpenApi {

    private static final String URI = "urn:event-schedules:openapi";
    private static final Logger VALIDATOR = Logger.getLogger("com.networknt.schema");
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    final JsonNode document;
    private final JsonSchemaFactory schemas;

    OpenApi() {
        // It warns of every word of OpenAPI that is not one of JSON Schema.
        VALIDATOR.setLevel(Level.SEVERE);
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi.json")) {
            document = new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(URI, document.toString()))));
    }

    /** The documented path that a real one is an instance of. */
    Optional<String> pathOf(String path) {
        String pattern = path.replaceFirst("^/environments/[^/]+", "/environments/{env}")
                .replaceFirst("^(/environments/\\{env}/events)/[^/]+", "$1/{id}")
                .replaceFirst("^(/environments/\\{env}/templates)/[^/]+", "$1/{name}")
                .replaceFirst("^(/environments/\\{env}/orphans)/[^/]+", "$1/{orphan}");
        return Optional.of(pattern).filter(document.path("paths")::has);
    }

    Optional<JsonNode> operation(String method, String path) {
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return pathOf(path)
                .map(pattern -> document.path("paths").path(pattern).path(verb))
                .filter(JsonNode::isObject);
    }

    /** Refuses an answer that the document does not describe. */
    void requireDescribed(String method, String path, int status, String contentType, JsonNode body) {
        Optional<JsonNode> operation = operation(method, path);
        String pointer;
        if (operation.isPresent()) {
            JsonNode response = operation.get().path("responses").path(Integer.toString(status));
            assertThat(response.isObject())
                    .as("%s %s may answer %d", method, path, status)
                    .isTrue();
            pointer = response.has("$ref")
                    ? response.path("$ref").asText().substring(1)
                    : "/paths/" + escape(pathOf(path).orElseThrow()) + "/" + verb(method) + "/responses/" + status;
        } else {
            // No operation: such a place or method does not exist.
            pointer = "/components/responses/"
                    + Map.of(401, "NotAuthenticated", 404, "NotFound", 405, "MethodNotAllowed")
                            .get(status);
        }
        JsonNode content = document.at(pointer).path("content");
        if (!content.isObject()) {
            assertThat(body).as("%s %s %d has no body", method, path, status).isNull();
            return;
        }
        assertThat(content.has(contentType))
                .as("%s %s %d as %s", method, path, status, contentType)
                .isTrue();
        if (body != null) {
            requireValid(pointer + "/content/" + escape(contentType) + "/schema", body);
        }
    }

    /** Refuses a body, that the API took, when the document would not have it. */
    void requireAcceptable(String method, String path, String contentType, JsonNode body) {
        String pointer = "/paths/" + escape(pathOf(path).orElseThrow()) + "/" + verb(method) + "/requestBody/content/"
                + escape(contentType) + "/schema";
        requireValid(pointer, body);
    }

    void requireValid(String pointer, JsonNode body) {
        assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
        Set<ValidationMessage> problems = schemas.getSchema(SchemaLocation.of(URI + "#" + pointer), STRICT)
                .validate(body);
        assertThat(problems.stream().map(Object::toString).collect(Collectors.joining("\n")))
                .as("%s against %s", body, pointer)
                .isEmpty();
    }

    private static String verb(String method) {
        return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
