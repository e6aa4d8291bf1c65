package io.jenkins.plugins.eventschedules.bench;

import io.jenkins.plugins.eventschedules.bench.measure.Stopwatch;
import io.jenkins.plugins.eventschedules.bench.report.Page;
import io.jenkins.plugins.eventschedules.bench.scenario.Course;
import io.jenkins.plugins.eventschedules.bench.scenario.Measurements;
import io.jenkins.plugins.eventschedules.bench.scenario.Sizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures, prints tables, and writes them into docs/benchmarks.md. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures Event Schedules beside others.")
public final class Main implements Callable<Integer> {

    private static final String PAGE = "docs/benchmarks.md";
    private static final Logger ROOT = Logger.getLogger("");

    @Option(
            names = "--only",
            paramLabel = "NAMES",
            description = "What to measure, with commas; everything when empty.")
    private String only = "";

    @Option(
            names = "--growth",
            paramLabel = "EVENTS",
            description = "Up to how many events growth is looked at: 1000, 10000, 100000 or 1000000.")
    private int growth = 100_000;

    @Option(names = "--house", paramLabel = "FOLDER", description = "The checkout (default: here).")
    private Path house = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        // The others tell of each start and stop.
        ROOT.setLevel(Level.SEVERE);
        Path here = house.toAbsolutePath();
        Path disk = Files.createDirectories(here.resolve("bench/target/measured"));
        Course course = new Course(here, disk, Sizes.usual(growth), new Page(here.resolve(PAGE)));
        Measurements measurements = new Measurements();
        List<String> names =
                Stream.of(only.split(",")).filter(name -> !name.isBlank()).toList();
        for (String name : names.isEmpty() ? measurements.names() : names) {
            long since = System.nanoTime();
            measurements.run(name, course);
            System.out.printf(Locale.ROOT, "(%.0f s)%n", Stopwatch.since(since) / 1000);
        }
        return CommandLine.ExitCode.OK;
    }
}
