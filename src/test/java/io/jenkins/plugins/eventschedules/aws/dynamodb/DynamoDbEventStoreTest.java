package io.jenkins.plugins.eventschedules.aws.dynamodb;

import io.jenkins.plugins.eventschedules.aws.dynamodb.service.DynamoDbServer;
import io.jenkins.plugins.eventschedules.aws.rights.TableRights;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.store.EventStoreContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The store in DynamoDB keeps the contract, and with the rights of the credentials that Jenkins has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbEventStoreTest extends EventStoreContract {

    private static final Instant BEGINNING = Instant.parse("2026-11-23T12:00:00Z");
    private static final Set<String> READS = Set.of(
            "find",
            "list",
            "counts",
            "folders",
            "folder",
            "starts",
            "trackRecords",
            "history",
            "due",
            "nextDue",
            "inFlight",
            "generation",
            "created",
            "createdSeries");

    private final UsedRights rights = new UsedRights();
    private final Set<String> run = new TreeSet<>();
    private final Map<String, EventStore> stores = new HashMap<>();
    private DynamoDbServer server = server();
    private final ThreadLocal<String> whose = ThreadLocal.withInitial(() -> "operator");
    private Instant now = BEGINNING;

    private DynamoDbServer server() {
        DynamoDbServer made = new DynamoDbServer();
        made.tell((operation, request) ->
                TableRights.of(operation, request).forEach(need -> rights.add(whose.get(), need)));
        return made;
    }

    /** After a test rather than before the next: the contract itself begins by asking for a store. */
    @AfterEach
    void beginAnew(TestInfo test) {
        run.add(test.getTestMethod().orElseThrow().getName());
        server = server();
        stores.clear();
        now = BEGINNING;
    }

    private static Stream<String> testsOf(Class<?> type) {
        return Stream.concat(
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                        .map(Method::getName),
                Arrays.stream(type.getDeclaredClasses()).flatMap(DynamoDbEventStoreTest::testsOf));
    }

    /** Only when all tests were run: a single one does not ask for everything. */
    @AfterAll
    void theRightsAreThoseThatAreDeployed() {
        if (run.equals(testsOf(EventStoreContract.class).collect(Collectors.toCollection(TreeSet::new)))) {
            rights.verify("table.txt");
        }
    }

    @Override
    protected EventStore events(String environment) {
        return stores.computeIfAbsent(environment, name -> {
            server.createTable(name);
            return telling(server.events(name, name, () -> now));
        });
    }

    @Override
    protected void letPass(Duration time) {
        now = now.plus(time);
    }

    /** What somebody may ask for who may only look is told apart. */
    private EventStore telling(EventStore store) {
        return (EventStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    whose.set(READS.contains(method.getName()) ? "read-only" : "operator");
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
