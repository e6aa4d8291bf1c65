package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbEventStore;
import io.jenkins.plugins.eventschedules.event.Limits;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.stored.Damaged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link DynamoDb} at the end of the AWS SDK's own client: everything but the socket is real. */
public final class DynamoDbServer implements SdkHttpClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private static final Limits LIMITS = new Limits(
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofDays(730),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15));

    private final DynamoDb dynamoDb = new DynamoDb();
    private BiConsumer<String, Map<String, Object>> listener = (operation, request) -> {};
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(URI.create("http://localhost"))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClient(this)
            .build();

    public DynamoDb dynamoDb() {
        return dynamoDb;
    }

    public DynamoDbClient client() {
        return client;
    }

    /** The events of an environment in a table that is there. */
    public EventStore events(String table, String environment, InstantSource time) {
        return events(table, environment, new Damaged(), time);
    }

    /** The same, and what of the table cannot be understood. */
    public EventStore events(String table, String environment, Damaged damaged, InstantSource time) {
        return new DynamoDbEventStore(client, table, environment, LIMITS, damaged, time);
    }

    /** Is told every call, before it is made. */
    public void tell(BiConsumer<String, Map<String, Object>> other) {
        listener = other;
    }

    /** Makes the table that the CDK app deploys. */
    public void createTable(String name) {
        try {
            Map<String, Object> request = JSON.readValue(
                    Path.of("infra-cdk", "src", "main", "resources", "table.json")
                            .toFile(),
                    OBJECT);
            request.put("TableName", name);
            dynamoDb.call("CreateTable", request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String operation = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElseThrow()
                .replaceFirst(".*\\.", "");
        int status = 200;
        Map<String, Object> answer = new LinkedHashMap<>();
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            Map<String, Object> asked = JSON.readValue(body, OBJECT);
            listener.accept(operation, asked);
            answer.putAll(dynamoDb.call(operation, asked));
        } catch (Refused e) {
            status = 400;
            answer.putAll(e.more());
            answer.put("__type", "com.amazonaws.dynamodb.v20120810#" + e.type());
            answer.put("message", e.getMessage());
        }
        byte[] bytes = JSON.writeValueAsBytes(answer);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {}
}
