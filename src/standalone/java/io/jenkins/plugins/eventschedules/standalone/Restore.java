package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.Restoring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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
                    "At the next start events go on from where they stood in the backup: look at those that began or"
                            + " ended since.");
            return CommandLine.ExitCode.OK;
        } catch (StoreException e) {
            spec.commandLine().getErr().println("Cannot restore: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
