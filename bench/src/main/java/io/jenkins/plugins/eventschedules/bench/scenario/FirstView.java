package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.report.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How soon a browser shows the list, and what it keeps after an hour of live refresh that it believes has passed. */
final class FirstView implements Measurement {

    private static final String SCRIPT = "bench/src/main/page/first-view.mjs";

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table("in Chromium", "");
        course.inFolder(folder -> {
            FullStore.fill(folder, course.sizes().full());
            try (HostProcess host = HostProcess.start(folder)) {
                figures(course.house(), host, course.sizes()).forEach(table::row);
            }
        });
        course.report("page", table.markdown());
    }

    private static Map<String, String> figures(Path house, HostProcess host, Sizes sizes) throws Exception {
        Process node = new ProcessBuilder(
                        "node",
                        house.resolve(SCRIPT).toString(),
                        host.url().toString(),
                        HostProcess.token(),
                        String.valueOf(sizes.rounds()),
                        String.valueOf(sizes.seconds() < 5 ? 1 : 60))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() != 0) {
            throw new IOException("the page could not be measured");
        }
        Map<String, String> figures = new LinkedHashMap<>();
        said.lines().map(line -> line.split("\t", 2)).forEach(pair -> figures.put(pair[0], pair[1]));
        return figures;
    }
}
