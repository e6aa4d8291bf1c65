package io.jenkins.plugins.eventschedules.target.insight;

import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import io.jenkins.plugins.eventschedules.target.text.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines that choose metrics, one a line, from one place. A line that cannot be read is told and left out. */
public final class ReadMetrics {

    /** The beginning of the keys of tags that choose metrics, one a tag: AWS has each key once. */
    public static final String TAG = "event-schedules:insights";

    private final Faults faults;
    private final boolean ofOneTarget;
    private final List<ChosenMetric> found = new ArrayList<>();

    /**
     * @param place its name in a fault
     * @param ofOneTarget whether it belongs to a target, so that no line may name one
     */
    private ReadMetrics(String place, boolean ofOneTarget) {
        this.faults = new Faults(place);
        this.ofOneTarget = ofOneTarget;
    }

    /** From the configuration of an environment, where blank lines and those that begin with # say nothing. */
    public static ChosenMetrics ofEnvironment(String place, String text) {
        ReadMetrics reading = new ReadMetrics(place, false);
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            reading.line(i + 1, lines[i]);
        }
        return reading.done();
    }

    /** From those among the tags of a target whose keys begin with {@link #TAG}. */
    public static ChosenMetrics ofTags(String target, Map<String, String> tags) {
        Map<String, String> lines = new LinkedHashMap<>();
        tags.keySet().stream()
                .filter(key -> key.startsWith(TAG))
                .sorted()
                .forEach(key -> lines.put(key, tags.get(key)));
        ChosenMetrics all = ChosenMetrics.NONE;
        for (Map.Entry<String, String> tag : lines.entrySet()) {
            ReadMetrics reading = new ReadMetrics(target + ", tag " + tag.getKey(), true);
            reading.line(0, tag.getValue());
            all = all.and(reading.done());
        }
        return all;
    }

    /** From the block in a target's description. */
    static ChosenMetrics ofBlock(String place, Collection<InsightsBlock.Line> lines) {
        ReadMetrics reading = new ReadMetrics(place, true);
        lines.forEach(line -> reading.line(line.number(), line.text()));
        return reading.done();
    }

    private void line(int number, String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        try {
            ChosenMetric metric = new MetricLine(text).read();
            if (ofOneTarget && metric.target().isPresent()) {
                throw new MetricLine.WrongException("target= belongs into the configuration of an environment only");
            }
            found.add(metric);
        } catch (MetricLine.WrongException e) {
            faults.at(number, e.getMessage() + ".");
        }
    }

    private ChosenMetrics done() {
        return new ChosenMetrics(found, faults.found()).and(ChosenMetrics.NONE);
    }

    /** Whether everything of this configuration can be read; what is wrong otherwise. */
    public static Optional<String> problem(String place, String text) {
        List<String> faults = ofEnvironment(place, text).faults();
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", faults));
    }
}
