package io.jenkins.plugins.eventschedules.bench.contender;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** db-scheduler: one-time tasks, each a row that is picked, run and removed. */
final class DbScheduler implements Contender {

    private static final String TABLE =
            "CREATE TABLE scheduled_tasks (task_name VARCHAR(100), task_instance VARCHAR(100),"
                    + " task_data BLOB, execution_time %1$s, picked %2$s, picked_by VARCHAR(50), last_success %1$s,"
                    + " last_failure %1$s, consecutive_failures INT, last_heartbeat %1$s, version BIGINT, priority SMALLINT,"
                    + " PRIMARY KEY (task_name, task_instance));"
                    + "CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);"
                    + "CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)";
    private static final String TASK = "event";
    private static final int TOGETHER = 1000;

    private final Database on;
    private final Tuning tuning;
    private final HikariDataSource database;
    private volatile Starts starts = new Starts(0);
    private final OneTimeTask<Void> task =
            Tasks.oneTime(TASK).execute((instance, context) -> starts.began(context.getExecution().executionTime));
    private final Scheduler scheduler;
    private final SchedulerClient client;

    DbScheduler(Database on, Tuning tuning, Path folder) {
        this.on = on;
        this.tuning = tuning;
        boolean empty = Database.isEmpty(folder);
        this.database = on.open(folder);
        if (empty) {
            Script.run(database, table());
        }
        SchedulerBuilder builder = Scheduler.create(database, task).shutdownMaxWait(Duration.ofSeconds(1));
        this.scheduler = switch (tuning) {
            case DEFAULT -> builder.build();
            case TUNED ->
                builder.threads(16)
                        .pollingInterval(Duration.ofMillis(100))
                        .pollUsingFetchAndLockOnExecute(4, 64)
                        .build();
        };
        this.client = SchedulerClient.Builder.create(database, task).build();
    }

    private String table() {
        return TABLE.formatted(
                on == Database.SQLITE ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE",
                on == Database.SQLITE ? "BIT" : "BOOLEAN");
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public String settings() {
        return switch (tuning) {
            case DEFAULT -> "polls each 10 s, 10 threads (default)";
            case TUNED -> "polls each 100 ms, 16 threads, fetches 1,024";
        };
    }

    @Override
    public void plan(List<Instant> due) {
        for (int from = 0; from < due.size(); from += TOGETHER) {
            List<SchedulableInstance<?>> some = new ArrayList<>();
            due.subList(from, Math.min(due.size(), from + TOGETHER)).forEach(at -> some.add(instance(at)));
            client.scheduleBatch(some);
        }
    }

    @Override
    public void create(Instant due) {
        client.schedule(instance(due));
    }

    private SchedulableInstance<Void> instance(Instant due) {
        return SchedulableInstance.of(task.instance("event-" + UUID.randomUUID()), due);
    }

    @Override
    public void start(Starts listener) {
        starts = listener;
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
        database.close();
    }
}
