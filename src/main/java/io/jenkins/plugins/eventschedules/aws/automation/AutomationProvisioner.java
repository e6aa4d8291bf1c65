package io.jenkins.plugins.eventschedules.aws.automation;

import io.jenkins.plugins.eventschedules.aws.account.Ask;
import io.jenkins.plugins.eventschedules.aws.account.Clients;
import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.aws.phase.AfterMishap;
import io.jenkins.plugins.eventschedules.aws.phase.EventTags;
import io.jenkins.plugins.eventschedules.aws.phase.Grace;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.lifecycle.port.Provisioner;
import io.jenkins.plugins.eventschedules.lifecycle.port.Report;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StopAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StopType;

/** Runs a phase as an execution of the event's document, which is told by a parameter which of its two sides to take. */
public final class AutomationProvisioner implements Provisioner {

    private static final Logger LOG = Logger.getLogger(AutomationProvisioner.class.getName());
    private static final String ENDLESS =
            "It did not stop for as long as bringing up may take. It is taken down all the same.";

    private final Clients clients;
    private final AutomationRequests requests;
    private final Console console;
    private final InstantSource clock;

    /** @param role with which documents work; absent means that each brings its own */
    public AutomationProvisioner(Clients clients, Optional<String> role, EventTags tags, InstantSource clock) {
        this.clients = clients;
        this.requests = new AutomationRequests(role, tags, clients.sessions());
        this.console = new Console(clients.account().region());
        this.clock = clock;
    }

    @Override
    public Report start(Event event, PhaseRun run) {
        try {
            return begin(event, run);
        } catch (MishapException e) {
            if (e.kind() == Kind.CONFLICT && run.phase() == Phase.POSTROLL) {
                return afterSafeguard(event, run);
            }
            boolean nothingThere = run.phase() == Phase.POSTROLL
                    && event.preroll().filter(preroll -> !preroll.isStarted()).isPresent();
            // What AWS will not run now, it did not run then: a document that is gone brought nothing up.
            return nothingThere && !e.kind().passes()
                    ? new Report.Succeeded(List.of(), Map.of())
                    : AfterMishap.starting(e, run, clock.instant());
        }
    }

    @Override
    public Report follow(Event event, PhaseRun run) {
        try {
            return new ExecutionReport(look(event, run)).report();
        } catch (MishapException e) {
            if (e.kind() != Kind.GONE) {
                return AfterMishap.looking(e);
            }
            return Grace.isOver(run, clock.instant())
                    ? new Report.Failed(run.steps(), e.getMessage())
                    : new Report.Running(run.steps());
        }
    }

    /**
     * An attempt that AWS never confirmed may run all the same, and cannot be looked up by its token. Starting it with
     * that token once more tells its id, and makes sure that no call on its way can start it later.
     */
    @Override
    public Report stop(Event event, PhaseRun run) {
        return run.isStarted() ? halt(event, run) : forestall(event, run);
    }

    /**
     * The token belongs to a takedown that the dead man's switch began in its own name. Its id is not known here, so
     * the document takes down once more: it does nothing, successfully, when there is nothing left.
     */
    private Report afterSafeguard(Event event, PhaseRun run) {
        try {
            return started(requests.startAgain(event, run), event);
        } catch (MishapException e) {
            return AfterMishap.starting(e, run, clock.instant());
        }
    }

    private Report forestall(Event event, PhaseRun run) {
        Report.Started started;
        try {
            started = begin(event, run);
        } catch (MishapException e) {
            if (!e.kind().passes()) {
                return new Report.Stopped(List.of());
            }
            return Grace.isStopOverdue(event, run, clock.instant())
                    ? new Report.Failed(List.of(), e.getMessage())
                    : AfterMishap.looking(e);
        }
        try {
            end(event, started.executionId());
        } catch (MishapException e) {
            // Its id is what counts: now that it is known, the next call stops it.
            LOG.fine(e::getMessage);
        }
        return started;
    }

    private Report halt(Event event, PhaseRun run) {
        try {
            ExecutionReport seen = new ExecutionReport(look(event, run));
            if (seen.status() != ExecutionStatus.PENDING) {
                return seen.report();
            }
            if (Grace.isStopOverdue(event, run, clock.instant())) {
                return new Report.Failed(seen.steps(), ENDLESS);
            }
            if (!seen.isStopping()) {
                end(event, run.executionId().orElseThrow());
            }
            return seen.report();
        } catch (MishapException e) {
            return e.kind() == Kind.GONE && Grace.isOver(run, clock.instant())
                    ? new Report.Stopped(run.steps())
                    : AfterMishap.looking(e);
        }
    }

    private Report.Started begin(Event event, PhaseRun run) throws MishapException {
        return started(requests.start(event, run), event);
    }

    private Report.Started started(StartAutomationExecutionRequest request, Event event) throws MishapException {
        String id = Ask.aws(
                        "ssm:StartAutomationExecution",
                        "the document " + event.plan().target().name() + ", version "
                                + event.plan().target().version(),
                        () -> clients.ssm().startAutomationExecution(request))
                .automationExecutionId();
        return new Report.Started(id, Optional.of(console.automation(id)));
    }

    private AutomationExecution look(Event event, PhaseRun run) throws MishapException {
        String id = run.executionId().orElseThrow();
        return Ask.aws("ssm:GetAutomationExecution", "the execution " + id, () -> clients.ssm()
                        .getAutomationExecution(GetAutomationExecutionRequest.builder()
                                .automationExecutionId(id)
                                .overrideConfiguration(
                                        clients.sessions().as(event.id().value()))
                                .build()))
                .automationExecution();
    }

    private void end(Event event, String id) throws MishapException {
        try {
            Ask.aws("ssm:StopAutomationExecution", "the execution " + id, () -> clients.ssm()
                    .stopAutomationExecution(StopAutomationExecutionRequest.builder()
                            .automationExecutionId(id)
                            .type(StopType.CANCEL)
                            .overrideConfiguration(
                                    clients.sessions().as(event.id().value()))
                            .build()));
        } catch (MishapException e) {
            // An execution that has just ended refuses to be stopped. The next look tells how it ended.
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
        }
    }
}
