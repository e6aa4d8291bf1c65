package io.jenkins.plugins.eventschedules.standalone;

import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.register.Named;
import io.jenkins.plugins.eventschedules.aws.register.Plan;
import io.jenkins.plugins.eventschedules.aws.register.PlanJson;
import io.jenkins.plugins.eventschedules.aws.register.PlanLines;
import io.jenkins.plugins.eventschedules.aws.register.Register;
import io.jenkins.plugins.eventschedules.aws.register.Register.Order;
import io.jenkins.plugins.eventschedules.aws.register.Register.Outcome;
import io.jenkins.plugins.eventschedules.aws.register.UndoFile;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prepares documents and products of an AWS account for events. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prepares documents and products of an AWS account for events: shows a plan, and applies it once"
                + " you confirm it. It needs an administrator's rights.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is as it must be, or was made so",
            "1:it could not be done; the message says why",
            "2:the command line is wrong",
            "3:something would be changed",
            "4:something stands in the way that you have to mend",
            "5:the plan does not fit the account any more; nothing was changed"
        })
final class RegisterCommand implements Callable<Integer> {

    private static final int CHANGES = 3;
    private static final int PROBLEMS = 4;
    private static final int STALE = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            description = "An ARN, a product's id, document:NAME, product:NAME, or a name that only one of them has.")
    private List<String> targets = List.of();

    @ArgGroup(exclusive = false, multiplicity = "1")
    private AwsOptions aws;

    @Option(
            names = "--principal",
            paramLabel = "ARN",
            description = "The role or user with which events run (default: whoever asks now).")
    private Optional<String> principal = Optional.empty();

    @Option(
            names = "--portfolio",
            paramLabel = "ID",
            description = "Which portfolio to open, where a product is in several.")
    private Optional<String> portfolio = Optional.empty();

    @ArgGroup
    private Act act;

    @Option(
            names = "--undo-list",
            paramLabel = "FILE",
            description = "Where to write what --apply changes (default: register-undo-PLAN.json).")
    private Optional<Path> undoList = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.text;

    /** Without either it only shows the plan. */
    static final class Act {
        @Option(names = "--apply", paramLabel = "PLAN", description = "Applies the plan with this id.")
        private String plan;

        @Option(names = "--undo", paramLabel = "FILE", description = "Takes back what an undo list tells.")
        private Path undo;
    }

    @Override
    public Integer call() {
        boolean undoing = act != null && act.undo != null;
        if (undoing != targets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), undoing ? "--undo takes no TARGET." : "Name the TARGETs to register.");
        }
        try (Register register = Register.open(aws.settings())) {
            if (undoing) {
                return undo(register);
            }
            return act == null ? show(register.plan(order())) : apply(register);
        } catch (CannotStartException | MishapException | UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Order order() {
        try {
            return new Order(targets.stream().map(Named::read).toList(), principal, portfolio);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int show(Plan plan) {
        tell(plan);
        if (format == Format.text && !plan.changesNothing()) {
            out().println("Nothing was changed. To do this: --apply " + plan.id());
        }
        if (plan.hasProblems()) {
            return PROBLEMS;
        }
        return plan.changesNothing() ? CommandLine.ExitCode.OK : CHANGES;
    }

    private int apply(Register register) throws MishapException, CannotStartException {
        Order order = order();
        if (!act.plan.matches("[0-9a-f]{16}")) {
            throw new ParameterException(spec.commandLine(), "--apply takes the id of a plan, as it was shown.");
        }
        UndoFile file = new UndoFile(undoList.orElse(Path.of("register-undo-" + act.plan + ".json")));
        Outcome outcome = register.apply(order, act.plan, file::keep);
        if (outcome instanceof Outcome.Stale stale) {
            return stale(stale.now());
        }
        Outcome.Applied applied = (Outcome.Applied) outcome;
        if (applied.plan().changesNothing()) {
            return show(applied.plan());
        }
        if (format == Format.json) {
            out().println(applied.undo().json());
        } else {
            out().println("Done: " + applied.undo().changes().size() + " changes. To take them back: --undo "
                    + file.path());
        }
        return applied.plan().hasProblems() ? PROBLEMS : CommandLine.ExitCode.OK;
    }

    private int stale(Plan now) {
        spec.commandLine()
                .getErr()
                .println("This plan does not fit the account any more, and nothing was changed. Look at the new one.");
        tell(now);
        return STALE;
    }

    private int undo(Register register) throws MishapException, CannotStartException {
        try {
            List<String> told = register.undo(UndoFile.read(act.undo));
            if (format == Format.json) {
                out().println(Json.text(told));
            } else {
                told.forEach(out()::println);
            }
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(e.getMessage());
        }
    }

    private void tell(Plan plan) {
        if (format == Format.json) {
            out().println(Json.text(PlanJson.of(plan)));
        } else {
            PlanLines.of(plan).forEach(out()::println);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
