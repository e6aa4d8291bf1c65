package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.contender.Contender;
import io.jenkins.plugins.eventschedules.bench.contender.Entrant;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.time.Duration;
import java.time.Instant;

/** How many events can be planned in a second when many people plan at the same time, each on disk before its answer. */
final class Creates implements Measurement {

    static final int CLIENTS = 16;
    private static final int SECONDS = 5;
    private static final int TUNED = 3;

    private final Databases databases;

    Creates(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table("", "through", "events a second", "Event Schedules beside it");
        int seconds = Math.min(SECONDS, course.sizes().seconds());
        double[] ours = {0};
        // How they poll makes no difference here, so each is asked once.
        for (Entrant each : databases.everybody(course).subList(0, TUNED)) {
            course.inFolder(folder -> {
                try (Contender contender = each.open(folder)) {
                    Instant due = Instant.now().plus(Duration.ofDays(100));
                    Clients clients = new Clients(CLIENTS);
                    clients.perSecond(1, client -> contender.create(due));
                    double rate = clients.perSecond(seconds, client -> contender.create(due));
                    ours[0] = ours[0] == 0 ? rate : ours[0];
                    table.row(each.name(), each.database(), Table.number(rate), Table.ratio(ours[0], rate));
                }
            });
        }
        course.inFolder(folder -> {
            try (HostProcess host = HostProcess.start(folder)) {
                Clients clients = new Clients(CLIENTS);
                // A process of its own, whose compiler has only begun.
                clients.perSecond(seconds, client -> host.create("warm"));
                double rate = clients.perSecond(seconds, client -> host.create("event"));
                table.row("Event Schedules", "its HTTP API, checked and authorised", Table.number(rate), "");
            }
        });
        course.report("creates", table.markdown());
    }
}
