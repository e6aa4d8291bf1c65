package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.safeguard.SafeguardSettings;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.identity.Identity;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.PhaseRun;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.lifecycle.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy in docs/aws.md is what the calls of whole lives need: nothing is missing, and nothing is too much. */
class PolicyTest {

    /** AWS asks for it when an execution is started with tags; it is no call of its own. */
    private static final String TAGGING = "ssm:AddTagsToResource";

    private final AwsHouse house = new AwsHouse();

    @BeforeEach
    void open() throws IOException {
        house.aws.iam().role("switch").trusts("scheduler.amazonaws.com").may("*", "*");
        environment().mayOnly(policy().json());
        house.with(new AwsSettings(
                house.settings().account(),
                CatalogTag.DEFAULT,
                Optional.of(AwsHouse.ROLE),
                Optional.of(new SafeguardSettings("arn:aws:iam::123456789012:role/switch", Duration.ofMinutes(30)))));
        house.aws
                .ssm()
                .document("minimal")
                .from(AwsHouse.MINIMAL)
                .tagged("application", "event-scheduling-platform")
                .tagged("event-schedules:insights", "AWS/ECS CPUUtilization");
        house.aws
                .serviceCatalog()
                .product("cache")
                .containing(Templates.SMALL)
                .tagged("application", "event-scheduling-platform");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Identity environment() {
        return house.aws.iam().user("tester", TestAws.ACCESS_KEY);
    }

    private static DocumentedPolicy policy() throws IOException {
        return DocumentedPolicy.of("aws.md");
    }

    private void liveEverythingThere() {
        assertThat(house.world().read()).isTrue();
        Event document = house.schedule("automation", "minimal", Map.of());
        Event product = house.schedule("product", "cache", Map.of());
        Event cancelled = house.schedule("automation", "minimal", Map.of());
        house.until(cancelled, now -> now.preroll().filter(PhaseRun::isStarted).isPresent());
        house.ask(cancelled, new Command.Cancel());
        Event live = house.until(product, Status.LIVE);
        house.schedules()
                .change(
                        live.id(),
                        live.revision(),
                        draft -> AwsHouse.endingAt(
                                draft, live.plan().window().end().plusSeconds(600)),
                        AwsHouse.ALICE);
        house.until(document, Status.ENDED);
        house.until(product, Status.ENDED);
        house.until(cancelled, Status.CANCELLED);
        assertThat(house.aws.stillUp()).isEmpty();
        house.environment().insights().of(house.now(document));
    }

    @Test
    void d12WholeLivesNeedNothingElse() {
        liveEverythingThere();
        assertThat(environment().policy().unused()).isEmpty();
    }

    @Test
    void d12NothingInItIsTooMuch() throws IOException {
        liveEverythingThere();
        Set<String> needed = new TreeSet<>();
        house.aws.journal().needs().stream().map(Need::action).forEach(needed::add);
        needed.add(TAGGING);
        assertThat(policy().actions()).isEqualTo(needed);
    }
}
