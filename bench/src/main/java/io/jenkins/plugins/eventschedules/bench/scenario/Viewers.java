package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Two hundred people look at the list while nothing changes: every refresh is answered that nothing changed. */
final class Viewers implements Measurement {

    private static final int VIEWERS = 200;
    private static final int AT_ONCE = 16;
    private static final int SECONDS = 8;
    /** How often an open list asks at the most: for events and counts. */
    private static final double ASKED_A_SECOND = 1 / 5.0 + 1 / 10.0;

    private static final String LIST = "events?limit=50";

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table("", "");
        course.inFolder(folder -> {
            FullStore.fill(folder, course.sizes().full());
            try (HostProcess host = HostProcess.start(folder)) {
                List<String> tags = IntStream.range(0, VIEWERS)
                        .mapToObj(viewer -> host.get(LIST, viewer, Map.of()))
                        .map(answer -> answer.headers().firstValue("ETag").orElseThrow())
                        .toList();
                AtomicInteger turns = new AtomicInteger();
                Clients clients = new Clients(AT_ONCE);
                int seconds = Math.min(SECONDS, course.sizes().seconds());
                clients.perSecond(seconds, client -> refresh(host, turns.incrementAndGet() % VIEWERS, tags));
                Duration before = host.processorTime();
                double rate =
                        clients.perSecond(seconds, client -> refresh(host, turns.incrementAndGet() % VIEWERS, tags));
                double processor = host.processorTime().minus(before).toMillis() / (rate * seconds);
                table.row("refreshes answered with 304 a second, by " + AT_ONCE + " clients", Table.number(rate))
                        .row("what " + VIEWERS + " viewers ask for a second", Table.number(VIEWERS * ASKED_A_SECOND))
                        .row("processor time of one refresh", Table.millis(processor))
                        .row(
                                "share of one core for " + VIEWERS + " viewers",
                                Table.number(VIEWERS * ASKED_A_SECOND * processor / 10) + " %");
            }
        });
        course.report("viewers", table.markdown());
    }

    private static void refresh(HostProcess host, int viewer, List<String> tags) {
        HttpResponse<String> answer = host.get(LIST, viewer, Map.of("If-None-Match", tags.get(viewer)));
        if (answer.statusCode() != 304) {
            throw new IllegalStateException("a refresh was answered with " + answer.statusCode());
        }
    }
}
