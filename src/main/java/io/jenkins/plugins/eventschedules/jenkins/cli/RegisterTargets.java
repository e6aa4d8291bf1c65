package io.jenkins.plugins.eventschedules.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.register.Named;
import io.jenkins.plugins.eventschedules.aws.register.Plan;
import io.jenkins.plugins.eventschedules.aws.register.PlanJson;
import io.jenkins.plugins.eventschedules.aws.register.PlanLines;
import io.jenkins.plugins.eventschedules.aws.register.Register;
import io.jenkins.plugins.eventschedules.aws.register.UndoFile;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccess;
import io.jenkins.plugins.eventschedules.jenkins.configuration.AwsAccountEnvironment;
import io.jenkins.plugins.eventschedules.jenkins.configuration.EventSchedulesConfiguration;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** Prepares documents and products of an environment's account. Without the plugins for AWS there is no such command. */
@Extension(optional = true)
public final class RegisterTargets extends EventsCommand {

    /** Jenkins keeps the numbers below 16 for itself. */
    private static final int CHANGES = 16;

    private static final int PROBLEMS = 17;
    private static final int STALE = 18;

    @Argument(
            metaVar = "TARGET",
            multiValued = true,
            usage = "An ARN, a product's id, document:NAME, product:NAME, or a name that only one of them has.")
    private List<String> targets = new ArrayList<>();

    @Option(
            name = "--credentials",
            metaVar = "ID",
            usage = "AWS credentials of Jenkins with an administrator's rights; those of the environment unless given.")
    private String credentials;

    @Option(
            name = "--principal",
            metaVar = "ARN",
            usage = "The role or user with which events run. Needed with --credentials; else whoever asks now.")
    private String principal;

    @Option(name = "--portfolio", metaVar = "ID", usage = "Which portfolio to open, where a product is in several.")
    private String portfolio;

    @Option(name = "--apply", metaVar = "PLAN", usage = "Applies the plan with this id.", forbids = "--undo")
    private String apply;

    @Option(name = "--undo", metaVar = "PLAN", usage = "Takes back what applying this plan changed.")
    private String undo;

    private int exitCode;

    @Override
    public String getName() {
        return "event-schedules-register";
    }

    @Override
    public String getShortDescription() {
        return Messages.RegisterTargets_shortDescription();
    }

    /** What it changes is the account's, and not the environment's: no permission of ours would do. */
    @Override
    void carryOut(Visitor visitor) throws AbortException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if ((undo == null) == targets.isEmpty()) {
            throw new IllegalArgumentException(Messages.RegisterTargets_what());
        }
        if (credentials != null && principal == null && undo == null) {
            throw new IllegalArgumentException(Messages.RegisterTargets_principal());
        }
        try (Register register = register(visitor.room().name())) {
            if (undo != null) {
                List<String> told = register.undo(UndoFile.read(file(undo)));
                tell(() -> told, () -> Json.bytes(told));
            } else if (apply != null) {
                apply(register);
            } else {
                tell(register.plan(order()));
            }
        } catch (MishapException | UncheckedIOException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private Register register(String name) throws AbortException {
        AwsAccountEnvironment configured = EventSchedulesConfiguration.get().getEnvironments().stream()
                .filter(environment -> environment.getName().equals(name))
                .filter(AwsAccountEnvironment.class::isInstance)
                .map(AwsAccountEnvironment.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.RegisterTargets_noAccount(name)));
        return AwsAccess.find()
                .orElseThrow(() -> new AbortException(Messages.RegisterTargets_noPlugins()))
                .register(configured, Optional.ofNullable(credentials));
    }

    private Register.Order order() {
        return new Register.Order(
                targets.stream().map(Named::read).toList(),
                Optional.ofNullable(principal),
                Optional.ofNullable(portfolio));
    }

    private void tell(Plan plan) {
        tell(() -> shown(plan), () -> Json.bytes(PlanJson.of(plan)));
        exitCode = plan.hasProblems() ? PROBLEMS : plan.changesNothing() ? 0 : CHANGES;
    }

    private static List<String> shown(Plan plan) {
        List<String> lines = new ArrayList<>(PlanLines.of(plan));
        if (!plan.changesNothing()) {
            lines.add(Messages.RegisterTargets_toApply(plan.id()));
        }
        return lines;
    }

    private void apply(Register register) throws MishapException {
        UndoFile file = new UndoFile(file(apply));
        Register.Outcome outcome = register.apply(order(), apply, file::keep);
        if (outcome instanceof Register.Outcome.Stale stale) {
            stderr.println(Messages.RegisterTargets_stale());
            tell(stale.now());
            exitCode = STALE;
            return;
        }
        Register.Outcome.Applied applied = (Register.Outcome.Applied) outcome;
        if (applied.plan().changesNothing()) {
            tell(applied.plan());
            return;
        }
        tell(
                () -> List.of(Messages.RegisterTargets_done(
                        applied.undo().changes().size(), applied.plan().id())),
                () -> applied.undo().json().getBytes(StandardCharsets.UTF_8));
        exitCode = applied.plan().hasProblems() ? PROBLEMS : 0;
    }

    /** A plan's id is all that a caller chooses of the name of the file. */
    private static Path file(String plan) {
        if (!plan.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException(Messages.RegisterTargets_noPlan());
        }
        Path folder =
                Jenkins.get().getRootDir().toPath().resolve("event-schedules").resolve("register");
        try {
            return Files.createDirectories(folder).resolve("undo-" + plan + ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(Messages.RegisterTargets_noFolder(folder), e);
        }
    }

    @Override
    int exitCode() {
        return exitCode;
    }
}
