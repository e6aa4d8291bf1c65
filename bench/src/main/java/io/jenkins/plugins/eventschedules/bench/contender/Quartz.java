package io.jenkins.plugins.eventschedules.bench.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Quartz with its store for JDBC: one durable job, and a trigger for each event. */
final class Quartz implements Contender {

    private static final String NAME = "bench";
    private static final String STARTS = "starts";
    private static final String TABLES = "tables_%s.sql";
    private static final int TOGETHER = 1000;

    private final Database on;
    private final Tuning tuning;
    private final HikariDataSource database;
    private final JobDetail job =
            JobBuilder.newJob(Began.class).withIdentity("event").storeDurably().build();
    private final Scheduler scheduler;

    /** Quartz makes one for each start. */
    public static final class Began implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                Starts starts = (Starts) context.getScheduler().getContext().get(STARTS);
                starts.began(context.getScheduledFireTime().toInstant());
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Quartz(Database on, Tuning tuning, Path folder) {
        this.on = on;
        this.tuning = tuning;
        boolean empty = Database.isEmpty(folder);
        this.database = on.open(folder);
        if (empty) {
            Script.run(
                    database,
                    Script.packaged(
                            StdJDBCDelegate.class, TABLES.formatted(on.name().toLowerCase(Locale.ROOT))));
        }
        try {
            this.scheduler = new StdSchedulerFactory(properties(connections())).getScheduler();
            scheduler.addJob(job, true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private String connections() {
        String name = UUID.randomUUID().toString();
        DBConnectionManager.getInstance().addConnectionProvider(name, new ConnectionProvider() {
            @Override
            public Connection getConnection() throws SQLException {
                return database.getConnection();
            }

            @Override
            public void shutdown() {
                // The contender closes its database itself.
            }

            @Override
            public void initialize() {
                // It is open already.
            }
        });
        return name;
    }

    private Properties properties(String connections) {
        Properties all = new Properties();
        all.putAll(Map.of(
                "org.quartz.scheduler.instanceName", NAME,
                "org.quartz.scheduler.skipUpdateCheck", "true",
                "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
                "org.quartz.threadPool.threadCount", "10",
                "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
                "org.quartz.jobStore.driverDelegateClass",
                        on == Database.HSQLDB
                                ? "org.quartz.impl.jdbcjobstore.HSQLDBDelegate"
                                : "org.quartz.impl.jdbcjobstore.StdJDBCDelegate",
                "org.quartz.jobStore.dataSource", connections));
        if (tuning == Tuning.TUNED) {
            all.putAll(Map.of(
                    "org.quartz.threadPool.threadCount", "16",
                    "org.quartz.scheduler.idleWaitTime", "1000",
                    "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "16",
                    "org.quartz.jobStore.acquireTriggersWithinLock", "true"));
        }
        return all;
    }

    @Override
    public String name() {
        return "Quartz";
    }

    @Override
    public String settings() {
        return switch (tuning) {
            case DEFAULT -> "looks each 30 s, 10 threads, one at a time (default)";
            case TUNED -> "looks each 1 s (its least), 16 threads, 16 at a time";
        };
    }

    @Override
    public void plan(List<Instant> due) {
        try {
            for (int from = 0; from < due.size(); from += TOGETHER) {
                Set<Trigger> triggers = new HashSet<>();
                due.subList(from, Math.min(due.size(), from + TOGETHER)).forEach(at -> triggers.add(trigger(at)));
                scheduler.scheduleJob(job, triggers, true);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void create(Instant due) {
        try {
            scheduler.scheduleJob(trigger(due));
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private Trigger trigger(Instant due) {
        return TriggerBuilder.newTrigger()
                .withIdentity("event-" + UUID.randomUUID())
                .forJob(job)
                .startAt(Date.from(due))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    @Override
    public void start(Starts starts) {
        try {
            scheduler.getContext().put(STARTS, starts);
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
