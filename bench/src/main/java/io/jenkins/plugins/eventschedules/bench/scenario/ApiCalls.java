package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.measure.Samples;
import io.jenkins.plugins.eventschedules.bench.measure.Stopwatch;
import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the page and scripts ask for, over HTTP, of a store that is full. */
final class ApiCalls implements Measurement {

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table("asked for", "p50", "p95", "worst", "answer");
        course.inFolder(folder -> {
            FullStore.fill(folder, course.sizes().full());
            try (HostProcess host = HostProcess.start(folder)) {
                // Every answer is made anew: none of these questions has an ETag with it.
                for (Map.Entry<String, String> each : questions().entrySet()) {
                    String path = each.getValue();
                    Stopwatch.each(course.sizes().requests(), () -> host.get(path));
                    Samples took = Stopwatch.each(course.sizes().requests(), () -> host.get(path));
                    table.row(
                            each.getKey(),
                            Table.millis(took.median()),
                            Table.millis(took.percentile(95)),
                            Table.millis(took.max()),
                            host.get(path).body().length() / 1024 + " KiB");
                }
                table.row(
                        "memory of the whole process afterwards",
                        Table.number(host.residentMemory()) + " MiB",
                        "",
                        "",
                        "");
            }
        });
        course.report("api", table.markdown());
    }

    private static Map<String, String> questions() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String month = "from=" + today + "&to=" + today.plus(31, ChronoUnit.DAYS);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("the first 100 events", "events");
        all.put("the latest changes", "events?sort=-updated&limit=50");
        all.put("an owner's events to come", "events?owner=owner-7&status=scheduled");
        all.put("events of a target", "events?targetType=automation&target=target-7&limit=50");
        all.put("a rare text", "events?q=event%2047%20");
        all.put("a text that is in all of them", "events?q=season&limit=50");
        all.put("a text that is in none", "events?q=zq");
        all.put("a month of the calendar, first page", "events?limit=500&" + month);
        all.put("how many stand where", "counts");
        all.put(
                "a year of activity by day",
                "activity?bucket=day&from=" + today.minus(365, ChronoUnit.DAYS) + "&to=" + today);
        all.put("statistics of all targets", "statistics");
        return all;
    }
}
