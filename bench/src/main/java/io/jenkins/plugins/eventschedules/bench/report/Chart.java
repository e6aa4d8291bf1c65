package io.jenkins.plugins.eventschedules.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over the number of events, both axes logarithmic, as a small picture for light and dark pages. */
public final class Chart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f7f7f", "#000000");

    private final String title;
    private final String unit;
    private final List<Line> lines = new ArrayList<>();

    public Chart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    private record Line(String label, List<double[]> points) {}

    /** @param points of the number of events and what was measured, both positive */
    public Chart line(String label, List<double[]> points) {
        lines.add(new Line(label, List.copyOf(points)));
        return this;
    }

    public String svg() {
        Scale across = Scale.of(lines, 0, LEFT, WIDTH - RIGHT);
        Scale up = Scale.of(lines, 1, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<title>%s</title>%n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n",
                WIDTH,
                HEIGHT,
                title,
                WIDTH,
                HEIGHT));
        for (double x : across.decades()) {
            svg.append(segment(across.at(x), TOP, across.at(x), HEIGHT - BOTTOM))
                    .append(text(across.at(x), HEIGHT - BOTTOM + 18, "middle", "#333", Table.number(x)));
        }
        for (double y : up.decades()) {
            svg.append(segment(LEFT, up.at(y), WIDTH - RIGHT, up.at(y)))
                    .append(text(LEFT - 6, up.at(y) + 4, "end", "#333", Table.number(y) + " " + unit));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "#333", "events in the store"));
        double free = TOP;
        for (int i = 0; i < lines.size(); i++) {
            svg.append(line(lines.get(i), COLOURS.get(i % COLOURS.size()), across, up, free += 20));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String line(Line line, String colour, Scale across, Scale up, double legend) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (double[] point : line.points()) {
            String place = String.format(Locale.ROOT, "%.1f,%.1f", across.at(point[0]), up.at(point[1]));
            points.append(place).append(' ');
            dots.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    across.at(point[0]),
                    up.at(point[1]),
                    colour));
        }
        return String.format(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                        points.toString().strip(), colour)
                + dots
                + text(WIDTH - RIGHT + 12, legend, "start", colour, line.label());
    }

    private static String segment(double x1, double y1, double x2, double y2) {
        return String.format(Locale.ROOT, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text);
    }

    /** Whole powers of ten from one end to the other. */
    private record Scale(int low, int high, double from, double to) {

        static Scale of(List<Line> lines, int axis, double from, double to) {
            double[] logs = lines.stream()
                    .flatMap(line -> line.points().stream())
                    .mapToDouble(point -> Math.log10(point[axis]))
                    .sorted()
                    .toArray();
            int low = (int) Math.floor(logs[0] + 1e-9);
            return new Scale(low, Math.max(low + 1, (int) Math.ceil(logs[logs.length - 1] - 1e-9)), from, to);
        }

        double at(double value) {
            return from + (to - from) * (Math.log10(value) - low) / (high - low);
        }

        double[] decades() {
            return java.util.stream.IntStream.rangeClosed(low, high)
                    .mapToDouble(power -> Math.pow(10, power))
                    .toArray();
        }
    }
}
