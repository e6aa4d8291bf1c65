package io.jenkins.plugins.eventschedules.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.Events;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Metric;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Stretch;
import io.jenkins.plugins.eventschedules.lifecycle.port.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What it takes to find the targets of an environment, and to see what they use, whoever runs its events. */
class CatalogRightsTest {

    @Test
    void theRightsAreThoseThatAreDeployed() {
        VirtualTime time = new VirtualTime(Scene.START);
        try (TestAws aws = TestAws.start(time);
                AwsWorld world = Scene.world(aws, time)) {
            Targets.offer(aws);
            assertThat(world.read()).isTrue();
            assertThat(world.catalog().listing().targets()).hasSize(2);
            Event event = Events.anEvent().live();
            Instant from = Scene.START.minus(Duration.ofHours(1));
            assertThat(world.metrics()
                            .read(
                                    event,
                                    List.of(new Metric("AWS/ECS", "CPUUtilization", new TreeMap<>(), "Average")),
                                    Stretch.covering(from, Scene.START, Scene.START)))
                    .isInstanceOf(MetricReader.Answer.Samples.class);
            UsedRights rights = new UsedRights();
            aws.journal().needs().forEach(need -> rights.add("read-only", need));
            rights.verify("catalog.txt");
        }
    }
}
