package io.jenkins.plugins.eventschedules.observe;

import io.jenkins.plugins.eventschedules.lifecycle.port.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a collector has read. */
record Reading(List<String> lines) {

    static Reading of(Metrics metrics) {
        return new Reading(new String(metrics.exposition("text/plain").text(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** The value of one series, as it would be written in PromQL with its labels in order; NaN when it is not there. */
    double value(String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The names of everything that can be asked for. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        lines.stream().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }
}
