package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many people change the same few events at once: each change is either made or told to be stale, and none is lost. */
final class Contention implements Measurement {

    private static final int SECONDS = 5;
    private static final List<Integer> EVENTS = List.of(1, 4, 64);

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table(
                "clients", "events", "changes made a second", "stale, told a second", "made and not found again");
        int seconds = Math.min(SECONDS, course.sizes().seconds());
        course.inFolder(folder -> {
            try (HostProcess host = HostProcess.start(folder)) {
                new Clients(Creates.CLIENTS).perSecond(seconds, client -> host.create("warm"));
                for (int events : EVENTS) {
                    contend(host, events, seconds, table);
                }
            }
        });
        course.report("contention", table.markdown());
    }

    private static void contend(HostProcess host, int events, int seconds, Table table) throws Exception {
        List<String> all = IntStream.range(0, events)
                .mapToObj(i -> host.create("contended " + i))
                .toList();
        AtomicInteger made = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        double asked = new Clients(Creates.CLIENTS).perSecond(seconds, client -> {
            int turn = turns.incrementAndGet();
            String event = all.get(turn % events);
            HttpResponse<String> answer =
                    host.patch(event, "{\"revision\":" + revision(host, event) + ",\"notes\":\"as of " + turn + "\"}");
            switch (answer.statusCode()) {
                case 200 -> made.incrementAndGet();
                case 409 -> stale.incrementAndGet();
                default -> throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        });
        long revisions =
                all.stream().mapToLong(event -> revision(host, event) - 1).sum();
        double share = (double) made.get() / (made.get() + stale.get());
        table.row(
                String.valueOf(Creates.CLIENTS),
                String.valueOf(events),
                Table.number(asked * share),
                Table.number(asked * (1 - share)),
                String.valueOf(made.get() - revisions));
    }

    private static long revision(HostProcess host, String event) {
        return Long.parseLong(HostProcess.field(host.get(event).body(), "\"revision\":", ","));
    }
}
