package io.jenkins.plugins.eventschedules.target.insight;

import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.ChosenMetric.Dimension;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line that chooses a metric:
 *
 * <pre>{@code AWS/ECS CPUUtilization ClusterName=@Cluster ServiceName=@Service stat=Average unit=Percent label=Processor}</pre>
 *
 * <p>It is made of no characters but those that AWS takes in the value of a tag, so that it can stand in one: a reference
 * to a parameter or an output is {@code @Name}, a space in a word is {@code +}, and a doubled sign means itself. The
 * bounds are those of CloudWatch:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
 */
final class MetricLine {

    /** The words before an equals sign that name no dimension. */
    private static final Set<String> OWN = Set.of("stat", "unit", "label", "target");

    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._/#:-]{1,255}");
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7E]{1,255}");
    private static final Pattern STATISTIC =
            Pattern.compile("Average|Sum|Minimum|Maximum|SampleCount|p(\\d{1,2}(\\.\\d{1,2})?|100)");
    private static final Pattern SIGN = Pattern.compile("@@|\\+\\+|\\+|@([A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)?)@?|@");

    private static final Set<String> UNITS = Set.of(
            "Seconds",
            "Microseconds",
            "Milliseconds",
            "Bytes",
            "Kilobytes",
            "Megabytes",
            "Gigabytes",
            "Terabytes",
            "Bits",
            "Percent",
            "Count",
            "Bytes/Second",
            "Kilobytes/Second",
            "Megabytes/Second",
            "Bits/Second",
            "Count/Second");

    private static final int LONGEST = 2000;
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_DIMENSIONS = 30;

    private final String line;

    MetricLine(String line) {
        this.line = line;
    }

    /** What is wrong with a line, as the beginning of a sentence. */
    static final class WrongException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongException(String message) {
            super(message, null, false, false);
        }
    }

    ChosenMetric read() throws WrongException {
        require(line.length() <= LONGEST, "a line has at most " + LONGEST + " characters");
        // A label is the rest of the line: it is the only thing that people read.
        String[] halves = line.split("\\slabel=", 2);
        String[] words = halves[0].strip().split("\\s+");
        require(
                words.length >= 2 && !words[0].contains("=") && !words[1].contains("="),
                "a line begins with a namespace and the name of a metric, such as AWS/ECS CPUUtilization");
        String namespace = plain(words[0]);
        String name = plain(words[1]);
        require(NAMESPACE.matcher(namespace).matches(), "\"" + namespace + "\" is no namespace of CloudWatch");
        require(NAME.matcher(name).matches(), "\"" + name + "\" is no name of a metric");
        Map<String, String> own = new LinkedHashMap<>();
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            field(words[i], own, dimensions);
        }
        require(dimensions.size() <= MOST_DIMENSIONS, "a metric has at most " + MOST_DIMENSIONS + " dimensions");
        String statistic = own.getOrDefault("stat", "Average");
        require(
                STATISTIC.matcher(statistic).matches(),
                "stat=" + statistic + " is none of Average, Sum, Minimum, Maximum, SampleCount and p0 to p100");
        Optional<String> unit = Optional.ofNullable(own.get("unit"));
        require(
                unit.map(UNITS::contains).orElse(true),
                "unit=" + unit.orElse("") + " is no unit of CloudWatch, such as Percent, Count or Milliseconds");
        String label = halves.length == 2 ? halves[1].strip() : name;
        require(
                !label.isEmpty() && label.codePointCount(0, label.length()) <= LONGEST_LABEL,
                "a label has 1 to " + LONGEST_LABEL + " characters");
        return new ChosenMetric(
                namespace, name, dimensions, statistic, unit, label, Optional.ofNullable(own.get("target")));
    }

    private static void field(String word, Map<String, String> own, List<Dimension> dimensions) throws WrongException {
        int equals = word.indexOf('=');
        require(
                equals > 0 && equals < word.length() - 1,
                "\"" + word + "\" is no name=value; a space within a word is written +");
        String name = plain(word.substring(0, equals));
        String value = word.substring(equals + 1);
        if (OWN.contains(name)) {
            require(own.put(name, plain(value)) == null, name + "= is there twice");
            return;
        }
        require(NAME.matcher(name).matches(), "\"" + name + "\" is no name of a dimension");
        require(value.length() <= LONGEST_VALUE, "the value of " + name + " is longer than " + LONGEST_VALUE);
        require(
                dimensions.stream().noneMatch(each -> each.name().equals(name)),
                "the dimension " + name + " is there twice");
        dimensions.add(new Dimension(name, wording(value)));
    }

    private static String plain(String word) throws WrongException {
        Wording wording = wording(word);
        require(
                wording.references().isEmpty(),
                "only the values of dimensions may name parameters: write @@ where \"" + word
                        + "\" means the sign itself");
        return wording.filled(any -> Optional.empty()).orElseThrow();
    }

    private static Wording wording(String word) throws WrongException {
        List<Wording.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        var signs = SIGN.matcher(word);
        int from = 0;
        while (signs.find()) {
            text.append(word, from, signs.start());
            from = signs.end();
            if (signs.group(1) != null) {
                if (!text.isEmpty()) {
                    parts.add(new Wording.Part.Text(text.toString()));
                    text.setLength(0);
                }
                parts.add(new Wording.Part.Reference(signs.group(1)));
            } else {
                switch (signs.group()) {
                    case "@@" -> text.append('@');
                    case "++" -> text.append('+');
                    case "+" -> text.append(' ');
                    default ->
                        throw new WrongException(
                                "after @ comes the name of a parameter or an output; the sign itself is written @@");
                }
            }
        }
        text.append(word, from, word.length());
        if (!text.isEmpty() || parts.isEmpty()) {
            parts.add(new Wording.Part.Text(text.toString()));
        }
        return new Wording(parts);
    }

    private static void require(boolean holds, String otherwise) throws WrongException {
        if (!holds) {
            throw new WrongException(otherwise);
        }
    }
}
