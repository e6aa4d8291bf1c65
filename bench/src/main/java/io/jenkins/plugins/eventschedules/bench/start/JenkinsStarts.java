package io.jenkins.plugins.eventschedules.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts a Jenkins again and again, in turns without and with the plugin, and prints how long a start takes and what
 * the JVM holds then. It needs nothing but a JDK, which runs it as it is:
 *
 * <pre>java JenkinsStarts.java jenkins.war PLUGINS event-schedules.hpi 7</pre>
 *
 * where {@code PLUGINS} is a folder with all plugins that the plugin needs, and those that a Jenkins has anyway.
 */
public final class JenkinsStarts {

    private static final String UP = "Jenkins is fully up and running";

    /** For what goes on beside the start, the opening of the plugin's store among it. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Pattern HEAP = Pattern.compile("garbage-first heap.*? used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");
    private static final Pattern CLASSES = Pattern.compile("Time\\s+(\\d+)");
    private static final double KIB_PER_MIB = 1024;

    private JenkinsStarts() {}

    /** What one start came to. */
    private record Start(double seconds, double cpuSeconds, double heapMib, double metaspaceMib, double classes) {}

    public static void main(String[] arguments) throws Exception {
        Path war = Path.of(arguments[0]);
        Path plugins = Path.of(arguments[1]);
        int times = Integer.parseInt(arguments[3]);
        Path folder = Files.createTempDirectory("jenkins-starts");
        Path without = home(folder.resolve("without"), plugins, Optional.empty());
        Path with = home(folder.resolve("with"), plugins, Optional.of(Path.of(arguments[2])));
        // The first start unpacks what every later one finds.
        start(war, without);
        start(war, with);
        List<Start> plain = new ArrayList<>();
        List<Start> ours = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            plain.add(start(war, without));
            ours.add(start(war, with));
            System.out.println("without " + plain.get(i) + "\nwith    " + ours.get(i));
        }
        System.out.println("| | without | with |\n|---|---|---|");
        row("until it is fully up, s", plain, ours, Start::seconds);
        row("processor time until then, s", plain, ours, Start::cpuSeconds);
        row("heap after a collection, MiB", plain, ours, Start::heapMib);
        row("metaspace, MiB", plain, ours, Start::metaspaceMib);
        row("classes", plain, ours, Start::classes);
    }

    private static Path home(Path home, Path plugins, Optional<Path> plugin) throws IOException {
        Path into = Files.createDirectories(home.resolve("plugins"));
        try (Stream<Path> all = Files.list(plugins)) {
            for (Path each : Stream.concat(all, plugin.stream()).toList()) {
                String name = each.getFileName().toString().replaceFirst("\\.[hj]pi$", "");
                Files.copy(each, into.resolve(name + ".jpi"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return home;
    }

    private static Start start(Path war, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                tool("java"),
                "-XX:+UseG1GC",
                "-Djava.awt.headless=true",
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UpdateCenter.never=true",
                "-jar",
                war.toString(),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + freePort(),
                "--webroot=" + home.resolve("war"));
        builder.environment().put("JENKINS_HOME", home.toString());
        Path log = home.resolve("start.log");
        long begun = System.nanoTime();
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            awaitUp(process, log);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpuSeconds = processorTime(process);
            Thread.sleep(SETTLING.toMillis());
            String pid = Long.toString(process.pid());
            ask("jcmd", pid, "GC.run");
            ask("jcmd", pid, "GC.run");
            String heap = ask("jcmd", pid, "GC.heap_info");
            double classes = number(CLASSES, ask("jstat", "-class", pid));
            return new Start(
                    seconds,
                    cpuSeconds,
                    number(HEAP, heap) / KIB_PER_MIB,
                    number(METASPACE, heap) / KIB_PER_MIB,
                    classes);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Says more than the time on a wall where others use the machine as well. */
    private static double processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static void awaitUp(Process process, Path log) throws IOException, InterruptedException {
        while (!Files.readString(log).contains(UP)) {
            if (!process.isAlive()) {
                throw new IOException("Jenkins ended before it was up:\n" + Files.readString(log));
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private static String ask(String... command) throws IOException, InterruptedException {
        command[0] = tool(command[0]);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static double number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("The JVM tells something else than expected: " + text);
        }
        return Double.parseDouble(found.group(1));
    }

    private static void row(String name, List<Start> plain, List<Start> ours, ToDoubleFunction<Start> figure) {
        System.out.printf("| %s | %s | %s |%n", name, spread(plain, figure), spread(ours, figure));
    }

    private static String spread(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, "%,.1f (%,.1f to %,.1f)", median, sorted[0], sorted[sorted.length - 1]);
    }
}
