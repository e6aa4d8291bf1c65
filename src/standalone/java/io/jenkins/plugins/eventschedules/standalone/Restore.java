package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.lifecycle.Lifecycle;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.Restoring;
import io.jenkins.plugins.eventschedules.stored.Word;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a copy in the place of the store of a host that does not run. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Puts a backup in the place of the store. The host must not run; what was there is kept beside it.")
final class Restore implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What backup has written.")
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder of the host (default: event-schedules-data). In Jenkins it is event-schedules in"
                    + " its home.")
    private Path data = Path.of("event-schedules-data");

    @Override
    public Integer call() {
        try {
            Restoring.Restored restored = new Restoring(file, data.resolve("events.db"), Clock.systemUTC()).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(restored.events() + " events are in " + data.toAbsolutePath() + " now.");
            restored.replaced().ifPresent(path -> out.println("What was there is kept as " + path + "."));
            out.println(
                    "At the next start events go on from where they stood in the backup. What was made or changed since"
                            + " is not in it.");
            doubtful(restored.doubtful(), out);
            return CommandLine.ExitCode.OK;
        } catch (StoreException e) {
            spec.commandLine().getErr().println("Cannot restore: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void doubtful(List<Event> events, PrintWriter out) {
        if (!events.isEmpty()) {
            out.println(
                    "These fell due since, or before and were not seen to. At the next start those that are still useful"
                            + " begin, and of the others what may be up is taken down:");
        }
        for (Event event : events) {
            out.println("  " + event.environment() + " " + event.id() + " " + Word.of(event.status()) + ", due "
                    + Lifecycle.dueAt(event).map(Instant::toString).orElse("") + ": "
                    + Printable.of(event.plan().name()));
        }
        if (events.size() == Restoring.MOST_DOUBTFUL) {
            out.println("  … and perhaps others that fell due after these.");
        }
    }
}
