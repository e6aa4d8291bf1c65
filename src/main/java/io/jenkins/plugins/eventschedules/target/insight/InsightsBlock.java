package io.jenkins.plugins.eventschedules.target.insight;

import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A description without the block in it that chooses metrics: a fenced block of Markdown with the word {@code insights}.
 * Nobody who plans an event wants to read that.
 *
 * @param description what is left for people
 */
public record InsightsBlock(String description, ChosenMetrics chosen) {

    private static final Pattern OPENS = Pattern.compile("\\s{0,3}```+\\s*insights\\s*");
    private static final Pattern CLOSES = Pattern.compile("\\s{0,3}```+\\s*");

    /** A line of a description, which counts from one. */
    record Line(int number, String text) {}

    /**
     * @param place whose description it is, as a fault names it
     * @param text the whole description
     */
    public static InsightsBlock in(String place, String text) {
        if (text.lines().noneMatch(line -> OPENS.matcher(line).matches())) {
            return new InsightsBlock(text, ChosenMetrics.NONE);
        }
        List<String> left = new ArrayList<>();
        List<Line> block = new ArrayList<>();
        boolean open = false;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (open) {
                open = !CLOSES.matcher(line).matches();
                if (open) {
                    block.add(new Line(number, line));
                }
            } else if (OPENS.matcher(line).matches()) {
                open = true;
            } else {
                left.add(line);
            }
        }
        ChosenMetrics chosen = ReadMetrics.ofBlock(place + ", description", block);
        if (open) {
            List<String> faults = new ArrayList<>(chosen.faults());
            faults.add(place + ", description: the block of insights is never closed: end it with ```.");
            chosen = new ChosenMetrics(chosen.metrics(), faults);
        }
        return new InsightsBlock(String.join("\n", left).strip(), chosen);
    }
}
