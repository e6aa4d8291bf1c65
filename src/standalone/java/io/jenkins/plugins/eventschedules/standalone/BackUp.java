package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreCopy;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the store of a host that runs, or of one that does not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Copies every event with its history to a file: from a host that runs, in Jenkins too, or with"
                + " --data from the folder of one that does not.")
final class BackUp implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Where the copy goes; there must be nothing yet.")
    private Path file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The page of the host (default: http://127.0.0.1:8080/), or of the plugin in Jenkins, as"
                    + " https://jenkins.example.com/event-schedules/.")
    private URI url = URI.create("http://127.0.0.1:8080/");

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks, which Jenkins wants to know.")
    private String user = "backup";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token of the host, or the API token of that administrator of Jenkins.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Copies from this folder instead, whose host does not run.")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        try {
            if (Files.exists(file)) {
                throw new IOException("there is something at " + file + " already; choose another name");
            }
            StoreCopy copy = data.isPresent()
                    ? copied(data.get().resolve("events.db"))
                    : new FetchBackup(
                                    url,
                                    user,
                                    tokenFile.isPresent() ? Optional.of(token(tokenFile.get())) : Optional.empty())
                            .to(file.toAbsolutePath());
            spec.commandLine()
                    .getOut()
                    .println(copy.events() + " events, " + copy.bytes() + " bytes, sound: " + copy.file());
            return CommandLine.ExitCode.OK;
        } catch (IOException | StoreException e) {
            spec.commandLine().getErr().println("Cannot back up: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private StoreCopy copied(Path store) throws IOException {
        if (!Files.exists(store)) {
            throw new IOException("there is no store " + store);
        }
        try (SqliteStore open = SqliteStore.open(store, Clock.systemUTC())) {
            return open.copyTo(file);
        }
    }

    private static String token(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IOException("the token file " + file + " cannot be read", e);
        }
    }
}
