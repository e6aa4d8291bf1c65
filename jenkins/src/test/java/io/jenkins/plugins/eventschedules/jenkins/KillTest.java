package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.lifecycle.port.Change;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventQuery;
import io.jenkins.plugins.eventschedules.lifecycle.port.EventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.ForwardingEventStore;
import io.jenkins.plugins.eventschedules.lifecycle.port.IdempotencyKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Jenkins is killed, not stopped, while a pipeline's order is on its way to the store. */
class KillTest {

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    /** Where the process is when it is killed; in both cases the pipeline does not know of its event. */
    enum Moment {
        THE_ORDER_IS_SAVED_AND_NOTHING_IS_MADE,
        THE_EVENT_IS_MADE_AND_NOBODY_KNOWS
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderIsCarriedOutOnceWhenItIsTakenUpAgain(Moment moment) throws Throwable {
        jenkins.startJenkins();
        jenkins.runRemotely(KillTest::orderUpTo, moment);
        jenkins.stopJenkinsForcibly();

        jenkins.startJenkins();
        jenkins.runRemotely(KillTest::goOn, moment);
    }

    private static void orderUpTo(JenkinsRule rule, Moment moment) throws Throwable {
        CountDownLatch both = new CountDownLatch(2);
        new FaultySandbox(store -> new StuckStore(store, moment, both), UnaryOperator.identity()).install();
        WorkflowJob job = rule.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(
                """
                parallel planned: {
                    def event = scheduleEvent name: 'Planned', start: '+2h', duration: '1h', automation: 'minimal'
                    echo "planned ${event.id}"
                }, held: {
                    withEvent(name: 'Held', duration: '10m', lead: '0s', automation: 'minimal') { echo "held ${EVENT_ID}" }
                }
                """,
                true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        assertTrue(both.await(60, TimeUnit.SECONDS), "it never came so far: " + JenkinsRule.getLog(run));
    }

    private static void goOn(JenkinsRule rule, Moment moment) throws Throwable {
        WorkflowRun run = rule.jenkins.getItemByFullName("p", WorkflowJob.class).getBuildByNumber(1);
        rule.assertBuildStatusSuccess(rule.waitForCompletion(run));
        List<Event> events = Drafts.sandbox().store().list(EventQuery.all()).events();
        assertEquals(
                List.of("Held", "Planned"),
                events.stream().map(event -> event.plan().name()).sorted().toList(),
                moment.name());
        for (Event event : events) {
            rule.assertLogContains(event.plan().name().toLowerCase() + " " + event.id(), run);
        }
        String page = rule.createWebClient().getPage(run).getWebResponse().getContentAsString();
        assertEquals(3, page.split("event-schedules/\\?at=sandbox/events/").length, "each once on the build's page");
    }

    /** Comes as far as the moment and no farther. */
    private static final class StuckStore extends ForwardingEventStore {

        private final Moment moment;
        private final CountDownLatch arrived;

        StuckStore(EventStore store, Moment moment, CountDownLatch arrived) {
            super(store);
            this.moment = moment;
            this.arrived = arrived;
        }

        @Override
        public Event create(Change change, Optional<IdempotencyKey> key) {
            if (moment == Moment.THE_EVENT_IS_MADE_AND_NOBODY_KNOWS) {
                super.create(change, key);
            }
            arrived.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("it was to be killed here");
        }
    }
}
