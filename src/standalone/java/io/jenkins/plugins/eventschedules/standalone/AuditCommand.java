package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.audit.AwsAudit;
import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import io.jenkins.plugins.eventschedules.sandbox.SandboxAudit;
import io.jenkins.plugins.eventschedules.sandbox.shelf.Shelf;
import io.jenkins.plugins.eventschedules.web.export.AuditText;
import io.jenkins.plugins.eventschedules.web.json.AuditJson;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits an environment from the command line, for whoever prepares an account. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Looks whether everything that events will need is in place, and changes nothing. Without --aws-region it"
                        + " looks at the sandbox.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All is well, perhaps with warnings.",
            "1:Something is missing or wrong.",
            "2:The command line is wrong.",
            "3:Nothing is known to be wrong, but something could not be seen."
        })
final class AuditCommand implements Callable<Integer> {

    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNKNOWN = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "text|json", description = "How to tell (default: text).")
    private Format format = Format.text;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder of the sandbox (default: event-schedules-data).")
    private Path data = Path.of("event-schedules-data");

    @ArgGroup(exclusive = false)
    private AwsOptions aws;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Instant started = Clock.systemUTC().instant();
            List<Check> checks = audit().run(this::progress);
            if (format == Format.json) {
                AuditJson told =
                        AuditJson.of(started, Optional.of(Clock.systemUTC().instant()), false, checks);
                out.println(Json.text(told));
            } else {
                AuditText.of(checks).forEach(out::println);
            }
            return exitCode(checks);
        } catch (CannotStartException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return USAGE;
        }
    }

    /** On the error stream, so that what is piped stays clean. */
    private void progress(Check check) {
        if (System.console() != null) {
            spec.commandLine().getErr().print("\r" + Printable.of(check.subject()) + "\u001b[K\r");
            spec.commandLine().getErr().flush();
        }
    }

    static int exitCode(List<Check> checks) {
        if (Audit.has(Verdict.FAILED, checks)) {
            return FAILED;
        }
        return Audit.has(Verdict.UNKNOWN, checks) ? UNKNOWN : 0;
    }

    private Audit audit() throws CannotStartException {
        if (aws == null) {
            return new SandboxAudit(() ->
                    Files.isDirectory(data) ? List.of(Shelf.bundled(), Shelf.of(data)) : List.of(Shelf.bundled()));
        }
        return new AwsAudit(
                aws.isLedByAws()
                        ? aws.stepFunctions().audited()
                        : aws.settings().audited());
    }
}
