package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five hundred documents and five hundred products, within the number of calls that docs/aws.md tells. */
class DiscoveryTest {

    private static final int EACH = 500;

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private void fill() {
        for (int i = 0; i < EACH; i++) {
            house.aws
                    .ssm()
                    .document("doc-" + i)
                    .from(AwsHouse.MINIMAL)
                    .tagged("application", "event-scheduling-platform");
            house.aws
                    .serviceCatalog()
                    .product("product-" + i)
                    .containing(Templates.SMALL)
                    .tagged("application", "event-scheduling-platform");
        }
        for (int i = 0; i < 100; i++) {
            house.aws.serviceCatalog().product("not-approved-" + i).containing(Templates.SMALL);
        }
    }

    private Map<String, Integer> calls() {
        Map<String, Integer> calls = new TreeMap<>();
        house.aws.journal().entries().forEach(entry -> calls.merge(entry.operation(), 1, Integer::sum));
        house.aws.journal().clear();
        return calls;
    }

    @Test
    void d16AThousandTargetsAreFoundWithinTheDocumentedCallsAndWithoutAWait() {
        fill();

        assertThat(house.world().read()).isTrue();
        assertThat(house.world().catalog().listing().targets()).hasSize(2 * EACH);
        assertThat(calls())
                .isEqualTo(Map.of(
                        "ListDocuments", 10,
                        "ListDocumentVersions", 500,
                        "GetDocument", 500,
                        "SearchProducts", 30,
                        "DescribeProductAsAdmin", 600,
                        "DescribeProduct", 500,
                        "DescribeProvisioningParameters", 500));

        // A version of a document never changes, so that it is not read again.
        assertThat(house.world().read()).isTrue();
        assertThat(calls()).doesNotContainKey("GetDocument").containsEntry("ListDocumentVersions", 500);
    }

    @Test
    void d16AnIncompleteReadingNeverPassesForAWholeOne() {
        fill();
        house.aws.faults().seed(3).rate(0.3).of(Fault.DENIED);

        assertThat(house.world().read()).isFalse();

        Catalog.Listing listing = house.world().catalog().listing();
        assertThat(listing.targets()).hasSizeLessThan(2 * EACH);
        assertThat(listing.gaps()).isNotEmpty();
    }
}
