package io.jenkins.plugins.eventschedules.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.AwsWorld;
import io.jenkins.plugins.eventschedules.aws.rights.UsedRights;
import io.jenkins.plugins.eventschedules.aws.states.VirtualTime;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import org.junit.jupiter.api.Test;

/** What it takes to find the targets of an environment, whoever runs its events. */
class CatalogRightsTest {

    @Test
    void theRightsAreThoseThatAreDeployed() {
        VirtualTime time = new VirtualTime(Scene.START);
        try (TestAws aws = TestAws.start(time);
                AwsWorld world = Scene.world(aws, time)) {
            Targets.offer(aws);
            assertThat(world.read()).isTrue();
            assertThat(world.catalog().listing().targets()).hasSize(2);
            UsedRights rights = new UsedRights();
            aws.journal().needs().forEach(need -> rights.add("read-only", need));
            rights.verify("catalog.txt");
        }
    }
}
