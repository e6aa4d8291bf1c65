package io.jenkins.plugins.eventschedules.aws.states;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** {@link StepFunctions} at the end of the AWS SDK's own client: everything but the socket is real. */
public final class StepFunctionsServer implements SdkHttpClient {

    private final StepFunctions service;
    private final Machine machine;
    private final String prefix;
    private boolean down;
    private final SfnClient client = SfnClient.builder()
            .endpointOverride(URI.create("http://localhost"))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
            .httpClient(this)
            .build();

    public StepFunctionsServer(StepFunctions service, Machine machine) {
        this(service, machine, "arn:aws:states:eu-west-1:111122223333:");
    }

    /** @param prefix what its ARNs begin with */
    public StepFunctionsServer(StepFunctions service, Machine machine, String prefix) {
        this.service = service;
        this.machine = machine;
        this.prefix = prefix;
    }

    public SfnClient client() {
        return client;
    }

    public String machineArn() {
        return prefix + "stateMachine:" + machine.name();
    }

    /** Whether nobody answers. */
    public void down(boolean now) {
        down = now;
    }

    /** @throws StateError when the service would answer with an error */
    public Map<String, Object> call(String operation, Map<String, Object> request) {
        return switch (operation) {
            case "StartExecution" -> start((String) request.get("name"), (String) request.get("input"));
            case "StopExecution" -> {
                service.stop(find((String) request.get("executionArn")));
                yield Map.of("stopDate", 0);
            }
            case "DescribeExecution" -> describe(find((String) request.get("executionArn")));
            case "ListExecutions" ->
                Map.of(
                        "executions",
                        ours().stream()
                                .filter(Execution::isRunning)
                                .map(this::describe)
                                .toList());
            case "DescribeStateMachine" -> describeMachine((String) request.get("stateMachineArn"));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private Map<String, Object> describeMachine(String arn) {
        if (!arn.equals(machineArn())) {
            throw new StateError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return Map.of(
                "stateMachineArn",
                arn,
                "name",
                machine.name(),
                "status",
                "ACTIVE",
                "type",
                "STANDARD",
                "definition",
                Json.write(machine.definition()),
                "roleArn",
                "arn:aws:iam::123456789012:role/lifecycle",
                "creationDate",
                0);
    }

    private Map<String, Object> start(String name, String input) {
        Map<String, Object> parsed = Json.object(Json.parse(input));
        Optional<Execution> earlier =
                ours().stream().filter(one -> one.name().equals(name)).findFirst();
        if (earlier.isPresent()
                && !(earlier.get().isRunning() && earlier.get().input().equals(parsed))) {
            throw new StateError("ExecutionAlreadyExists", name);
        }
        Execution execution = earlier.orElseGet(() -> service.start(machine, name, parsed));
        return Map.of("executionArn", arn(execution), "startDate", seconds(execution.startedAt()));
    }

    private List<Execution> ours() {
        return service.executions().stream()
                .filter(execution -> execution.machine() == machine)
                .toList();
    }

    private Execution find(String arn) {
        return ours().stream()
                .filter(execution -> arn(execution).equals(arn))
                .findFirst()
                .orElseThrow(() -> new StateError("ExecutionDoesNotExist", arn));
    }

    private Map<String, Object> describe(Execution execution) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("executionArn", arn(execution));
        answer.put("stateMachineArn", machineArn());
        answer.put("name", execution.name());
        answer.put("status", execution.status().name());
        answer.put("startDate", seconds(execution.startedAt()));
        return answer;
    }

    private String arn(Execution execution) {
        return prefix + "execution:" + machine.name() + ":" + execution.name();
    }

    private static long seconds(Instant moment) {
        return moment.getEpochSecond();
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
        if (down) {
            throw new IOException("Connection refused");
        }
        String operation = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElseThrow()
                .replaceFirst(".*\\.", "");
        int status = 200;
        Map<String, Object> answer;
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            answer = call(operation, Json.object(Json.parse(text)));
        } catch (StateError e) {
            status = 400;
            answer = Map.of("__type", e.name(), "message", e.getMessage());
        }
        byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
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
