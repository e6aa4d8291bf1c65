package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.cli.CLICommand;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.kohsuke.args4j.Option;
import org.springframework.security.core.Authentication;

/** What the commands have in common: in which environment, as whom, and how the answer looks. */
abstract class EventsCommand extends CLICommand {

    @Option(
            name = "--environment",
            metaVar = "NAME",
            usage = "The environment; needed only where there is more than one.")
    private String environment;

    @Option(name = "--json", usage = "Answer with JSON, as the HTTP API does, and not with a table.")
    private boolean json;

    /** Carries out the command and tells what came of it. */
    abstract void carryOut(Visitor visitor) throws AbortException;

    /** What the command has to say by its exit code, once it is carried out. */
    int exitCode() {
        return 0;
    }

    final boolean wantsJson() {
        return json;
    }

    @Override
    protected final int run() throws AbortException {
        try {
            carryOut(visitor());
            return exitCode();
        } catch (RefusedException e) {
            if (e.refusal() instanceof Refusal.Invalid invalid) {
                invalid.problems().forEach(problem -> stderr.println(problem.pointer() + ": " + problem.message()));
            }
            throw new AbortException(e.getMessage());
        } catch (StoreException e) {
            throw new AbortException(e.getMessage());
        }
    }

    final void tell(Visitor visitor, Event event) {
        if (json) {
            tell(Answers.json(visitor, event));
        } else {
            Answers.table(List.of(event)).forEach(stdout::println);
        }
    }

    final void tell(Visitor visitor, List<Event> events) {
        if (json) {
            tell(Answers.json(visitor, events));
        } else {
            Answers.table(events).forEach(stdout::println);
        }
    }

    final void tell(Supplier<List<String>> table, Supplier<byte[]> asJson) {
        if (json) {
            tell(asJson.get());
        } else {
            table.get().forEach(stdout::println);
        }
    }

    static Event find(Visitor visitor, String id) {
        return visitor.event(id).orElseThrow(() -> new IllegalArgumentException(Messages.EventsCommand_noEvent(id)));
    }

    /** Whether there is such a folder is told to nobody who may not schedule in it. */
    static void requireSchedule(Visitor visitor, String folder) {
        if (folder.isEmpty()) {
            visitor.requireSchedule(folder);
        } else if (!visitor.maySchedule(folder)) {
            throw new IllegalArgumentException(Messages.ScheduleEvent_noFolder(folder));
        }
    }

    final void tell(byte[] text) {
        stdout.println(new String(text, StandardCharsets.UTF_8));
    }

    private Visitor visitor() {
        Authentication who = Jenkins.getAuthentication2();
        if (environment != null) {
            return House.get()
                    .visitor(environment, who)
                    .orElseThrow(() -> new IllegalArgumentException(Messages.EventsCommand_noEnvironment(environment)));
        }
        List<Visitor> visitors = House.get().rooms().stream()
                .flatMap(room -> House.get().visitor(room.name(), who).stream())
                .toList();
        if (visitors.size() != 1) {
            throw new IllegalArgumentException(
                    visitors.isEmpty()
                            ? Messages.EventsCommand_nowhere()
                            : Messages.EventsCommand_which(String.join(
                                    ", ",
                                    visitors.stream()
                                            .map(visitor -> visitor.room().name())
                                            .toList())));
        }
        return visitors.get(0);
    }
}
