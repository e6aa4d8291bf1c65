package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.measure.Machine;
import io.jenkins.plugins.eventschedules.bench.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all measurements of one run share.
 *
 * @param house the checkout
 * @param disk where what is measured keeps its files
 */
public record Course(Path house, Path disk, Sizes sizes, Page page) {

    /** Something to be done in a folder that is gone afterwards. */
    public interface InFolder {
        void in(Path folder) throws Exception;
    }

    public void inFolder(InFolder work) throws Exception {
        Path folder = Files.createTempDirectory(disk, "bench");
        try {
            work.in(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    /** Prints and writes down what a measurement found. */
    public void report(String part, String markdown) throws Exception {
        String whole = markdown.strip() + "\n\n" + new Machine(house).line(disk);
        System.out.println("\n## " + part + "\n\n" + whole);
        page.put(part, whole);
    }
}
