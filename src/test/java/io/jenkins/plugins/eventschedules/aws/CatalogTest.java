package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.eventschedules.aws.catalog.CatalogTag;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account offers, as people see it. */
class CatalogTest {

    private static final String TAG = "application";
    private static final String APPROVED = "event-scheduling-platform";

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Catalog.Listing read() {
        house.world().read();
        return house.world().catalog().listing();
    }

    private CatalogTarget only() {
        return read().targets().get(0);
    }

    @Test
    void beforeTheFirstReadingItSaysThatItKnowsNothingYet() {
        assertThat(house.world().catalog().listing().targets()).isEmpty();
        assertThat(house.world().catalog().listing().gaps())
                .containsExactly("The account is being read for the first time.");
    }

    @Test
    void offersTheAutomationDocumentsThatCarryTheTag() {
        house.aws
                .ssm()
                .document("minimal")
                .from(AwsHouse.MINIMAL)
                .tagged(TAG, APPROVED)
                .tagged("owner", "Team Shop");
        house.aws.ssm().document("other").from(AwsHouse.MINIMAL).tagged(TAG, "payroll");
        house.aws.ssm().document("untagged").from(AwsHouse.MINIMAL);
        house.aws
                .ssm()
                .document("command")
                .from(AwsHouse.MINIMAL)
                .ofType("Command")
                .tagged(TAG, APPROVED);

        Catalog.Listing listing = read();

        assertThat(listing.gaps()).isEmpty();
        assertThat(listing.asOf()).isEqualTo(AwsHouse.NOW);
        assertThat(listing.targets())
                .extracting(CatalogTarget::type, CatalogTarget::name, CatalogTarget::owner, CatalogTarget::usable)
                .containsExactly(tuple(TargetType.AUTOMATION, "minimal", "Team Shop", true));
        assertThat(only().description()).startsWith("# Try an event");
    }

    @Test
    void anotherTagCanBeAgreedOn() {
        house.aws.ssm().document("minimal").from(AwsHouse.MINIMAL).tagged("approved-for", "events");
        house.with(new AwsSettings(
                house.settings().account(), new CatalogTag("approved-for", "events"), Optional.of(AwsHouse.ROLE)));
        assertThat(read().targets()).hasSize(1);
    }

    @Test
    void offersEveryVersionUnderItsNameAndKnowsTheDefault() {
        house.aws
                .ssm()
                .document("scale")
                .from(AwsHouse.MINIMAL)
                .from(AwsHouse.SCALE, "with-audience")
                .from(AwsHouse.MINIMAL)
                .byDefault(2)
                .tagged(TAG, APPROVED);

        assertThat(only().versions())
                .extracting(CatalogTarget.Version::id, CatalogTarget.Version::label, CatalogTarget.Version::isDefault)
                .containsExactly(tuple("3", "3", false), tuple("2", "with-audience", true), tuple("1", "1", false));
        assertThat(only().versions().get(1).parameters())
                .extracting(ParameterSpec::name)
                .contains("Service", "ExpectedAudience");
        assertThat(only().versions().get(1).outputs()).isNotEmpty();
    }

    @Test
    void anOldDefaultIsOfferedBesideTheTenNewestVersions() {
        var document = house.aws.ssm().document("scale").tagged(TAG, APPROVED);
        for (int i = 0; i < 14; i++) {
            document.from(AwsHouse.MINIMAL);
        }
        document.byDefault(2);
        assertThat(only().versions())
                .extracting(CatalogTarget.Version::id)
                .containsExactly("14", "13", "12", "11", "10", "9", "8", "7", "6", "5", "2");
    }

    @Test
    void d14TheWholeSchemaOfADocumentIsKept() {
        house.aws.ssm().document("scale").from(AwsHouse.SCALE).tagged(TAG, APPROVED);
        ParameterSpec service = only().versions().get(0).parameters().stream()
                .filter(spec -> spec.name().equals("Service"))
                .findFirst()
                .orElseThrow();
        assertThat(service.required()).isTrue();
        assertThat(service.constraints().pattern()).contains("^[A-Za-z0-9_-]{1,255}$");
        assertThat(service.constraints().minLength()).contains(1);
        assertThat(service.constraints().maxLength()).contains(255);
    }

    @Test
    void aDocumentThatDoesNotQualifyIsListedWithTheReasons() {
        house.aws
                .ssm()
                .document("half")
                .from(Path.of("src/test/resources/sandbox/broken/documents/no-internal-action.yaml"))
                .tagged(TAG, APPROVED);
        CatalogTarget half = only();
        assertThat(half.usable()).isFalse();
        assertThat(half.problems())
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("half version 1").contains("internalAction"));
    }

    @Test
    void aDocumentWithoutARoleOfItsOwnNeedsTheEnvironments() {
        house.aws.ssm().document("minimal").from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        house.with(new AwsSettings(house.settings().account(), CatalogTag.DEFAULT, Optional.empty()));
        assertThat(only().problems())
                .containsExactly(
                        "minimal needs a role: give the environment an automation role, or AutomationAssumeRole a default.");
    }

    @Test
    void manyPagesAreReadToTheLast() {
        for (int i = 0; i < 12; i++) {
            house.aws.ssm().document("doc-" + i).from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        }
        house.aws.pages().ofAtMost(5).withEmptyOnesBetween();
        assertThat(read().targets()).hasSize(12);
    }

    @Test
    void whatWasDeletedIsNotOfferedAnyMore() {
        house.aws.ssm().document("minimal").from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        assertThat(read().targets()).hasSize(1);
        house.aws.ssm().document("minimal").untagged(TAG);
        assertThat(read().targets()).isEmpty();
    }

    @Test
    void d16AThrottledReadingSaysThatItIsIncompleteAndKeepsWhatWasKnown() {
        house.aws.ssm().document("a").from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        house.aws.ssm().document("b").from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        assertThat(read().gaps()).isEmpty();
        house.clock.advance(Duration.ofMinutes(10));

        house.aws.faults().always("ListDocuments", Fault.DENIED);
        Catalog.Listing listing = read();
        assertThat(listing.targets()).hasSize(2);
        assertThat(listing.gaps()).singleElement().asString().contains("AWS denies ssm:ListDocuments");

        house.aws.faults().calm().always("ListDocumentVersions", Fault.DENIED);
        assertThat(read().targets()).hasSize(2);
        assertThat(read().gaps()).anySatisfy(gap -> assertThat(gap).startsWith("The document a could not be read."));

        house.aws.faults().calm();
        assertThat(read().gaps()).isEmpty();
    }

    @Test
    void oneMissingPermissionIsNotAskedForFiveHundredTimes() {
        for (int i = 0; i < 60; i++) {
            house.aws.ssm().document("doc-" + i).from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        }
        house.aws.faults().always("ListDocumentVersions", Fault.DENIED);
        Catalog.Listing listing = read();
        assertThat(house.aws.journal().of("ListDocumentVersions")).hasSize(5);
        assertThat(listing.gaps()).contains("55 more documents were not tried this time.");
    }

    @Test
    void throttlingIsWaitedOutWithinOneReading() {
        house.aws.ssm().document("minimal").from(AwsHouse.MINIMAL).tagged(TAG, APPROVED);
        house.aws.faults().next("ListDocuments", Fault.THROTTLED, Fault.UNAVAILABLE, Fault.CUT_BEFORE);
        assertThat(read().gaps()).isEmpty();
        assertThat(house.world().catalog().listing().targets()).hasSize(1);
    }

    @Test
    void anEventPlannedWithWhatTheCatalogHasNotGotIsRefused() {
        house.withMinimal();
        assertThat(List.of("minimal"))
                .allSatisfy(name -> assertThat(house.world().catalog().find(TargetType.AUTOMATION, name))
                        .isPresent());
        assertThat(house.world().catalog().find(TargetType.PRODUCT, "minimal")).isEmpty();
    }
}
