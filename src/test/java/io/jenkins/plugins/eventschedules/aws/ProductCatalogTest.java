package io.jenkins.plugins.eventschedules.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import io.jenkins.plugins.eventschedules.event.ParameterSpec;
import io.jenkins.plugins.eventschedules.event.ParameterType;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.port.Catalog;
import io.jenkins.plugins.eventschedules.lifecycle.port.CatalogTarget;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The products that an account offers, as people see them. */
class ProductCatalogTest {

    private static final String TAG = "application";
    private static final String APPROVED = "event-scheduling-platform";

    private final AwsHouse house = new AwsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Product product(String name) {
        return house.aws.serviceCatalog().product(name);
    }

    private Catalog.Listing read() {
        house.world().read();
        return house.world().catalog().listing();
    }

    private CatalogTarget only() {
        return read().targets().get(0);
    }

    private ParameterSpec parameter(String name) {
        return only().versions().get(0).parameters().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void offersTheAccessibleProductsThatCarryTheTagOrTheTagOption() {
        product("tagged")
                .containing(Templates.SMALL)
                .tagged(TAG, APPROVED)
                .ownedBy("Team Cache")
                .describedAs("A cache");
        Product optioned = product("optioned").containing(Templates.SMALL);
        house.aws.serviceCatalog().tagOption(TAG, APPROVED, optioned);
        product("untagged").containing(Templates.SMALL);
        product("other").containing(Templates.SMALL).tagged(TAG, "payroll");
        house.aws
                .serviceCatalog()
                .portfolio("Closed")
                .product("closed")
                .containing(Templates.SMALL)
                .tagged(TAG, APPROVED);

        Catalog.Listing listing = read();

        assertThat(listing.gaps()).isEmpty();
        assertThat(listing.targets())
                .extracting(CatalogTarget::type, CatalogTarget::name, CatalogTarget::usable)
                .containsExactlyInAnyOrder(
                        tuple(TargetType.PRODUCT, "tagged", true), tuple(TargetType.PRODUCT, "optioned", true));
        CatalogTarget tagged =
                house.world().catalog().find(TargetType.PRODUCT, "tagged").orElseThrow();
        assertThat(tagged.owner()).isEqualTo("Team Cache");
        assertThat(tagged.description()).startsWith("A cache").contains("The smallest product there is");
        assertThat(tagged.versions().get(0).outputs()).containsExactly("Endpoint");
    }

    @Test
    void offersTheVersionsThatCanBeLaunchedTheNewestFirst() {
        Product cache = product("cache").tagged(TAG, APPROVED);
        for (int i = 0; i < 4; i++) {
            cache.containing(Templates.SMALL);
            house.clock.advance(Duration.ofMinutes(1));
        }
        cache.deactivated("v2").deprecated("v3");
        assertThat(only().versions())
                .extracting(CatalogTarget.Version::label, CatalogTarget.Version::isDefault)
                .containsExactly(tuple("v4", true), tuple("v1", false));
        assertThat(only().versions())
                .allSatisfy(version -> assertThat(version.id()).startsWith("pa-"));
    }

    @Test
    void d14TheWholeSchemaOfAProductIsKept() {
        product("cache").containing(Templates.FULL).tagged(TAG, APPROVED);

        assertThat(only().versions().get(0).parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("Password", "Name", "Size", "Tier", "Zones");
        ParameterSpec name = parameter("Name");
        assertThat(name.required()).isTrue();
        assertThat(name.constraints().pattern()).contains("^[a-z]+$");
        assertThat(name.constraints().minLength()).contains(2);
        assertThat(name.constraints().maxLength()).contains(5);
        assertThat(name.constraintDescription()).contains("Small letters.");
        ParameterSpec size = parameter("Size");
        assertThat(size.type()).isEqualTo(ParameterType.NUMBER);
        assertThat(size.defaultValue()).contains(ParameterValue.of("3"));
        assertThat(size.constraints().minValue()).contains(BigDecimal.ONE);
        assertThat(size.constraints().maxValue()).contains(BigDecimal.valueOf(9));
        assertThat(parameter("Tier").constraints().allowedValues()).containsExactly("gold", "silver");
        assertThat(parameter("Zones").defaultValue()).contains(ParameterValue.of(List.of("a", "b")));
    }

    @Test
    void d09ASecretIsAskedForByItsIdAndHasNoDefault() {
        product("cache").containing(Templates.FULL).tagged(TAG, APPROVED);
        ParameterSpec password = parameter("Password");
        assertThat(password.noEcho()).isTrue();
        assertThat(password.label()).isEqualTo("The password");
        assertThat(password.required()).isTrue();
    }

    @Test
    void whatAPortfolioRulesIsToldToPeople() {
        Product cache = product("cache").containing(Templates.SMALL).tagged(TAG, APPROVED);
        house.aws
                .serviceCatalog()
                .portfolio("Events")
                .ruling(
                        cache,
                        "{\"Small\":{\"Assertions\":[{\"Assert\":{\"Fn::Contains\":[[\"3\"],{\"Ref\":\"Size\"}]},\"AssertDescription\":\"Only three fit here.\"}]}}",
                        "Small ones only");
        assertThat(only().description()).contains("Only three fit here.").contains("Small ones only");
    }

    @Test
    void theProductsOfThisProjectQualify() {
        product("event-cache")
                .from(Path.of("infra-cdk/products/event-cache.yaml"))
                .tagged(TAG, APPROVED);
        product("waiting-room")
                .from(Path.of("infra-cdk/products/waiting-room.yaml"))
                .tagged(TAG, APPROVED);
        assertThat(read().targets()).hasSize(2).allSatisfy(target -> assertThat(target.problems())
                .isEmpty());
    }

    @Test
    void twoProductsOfOneNameCannotBeToldApart() {
        product("cache").containing(Templates.SMALL).tagged(TAG, APPROVED);
        house.aws
                .serviceCatalog()
                .portfolio("More")
                .openToAllLike("arn:aws:iam:::user/*")
                .product("cache")
                .containing(Templates.SMALL)
                .tagged(TAG, APPROVED);
        assertThat(only().problems()).containsExactly("2 products are named cache. Rename all but one of them.");
    }

    @Test
    void aProductWithoutAVersionSaysSo() {
        product("cache").containing(Templates.SMALL).deactivated("v1").tagged(TAG, APPROVED);
        assertThat(only().problems()).containsExactly("cache has no version that can be launched.");
    }

    @Test
    void aTypeThatNobodyKnowsMakesAProductUnusableWithTheReason() {
        product("cache")
                .containing(Templates.SMALL.replace(
                        "Type: Number, Default: '3', MinValue: 1, MaxValue: 9", "Type: Hologram"))
                .tagged(TAG, APPROVED);
        assertThat(only().problems()).anySatisfy(problem -> assertThat(problem).contains("Size has the type Hologram"));
    }

    @Test
    void d16WhatCannotBeReadIsToldAndWhatWasKnownStays() {
        product("cache").containing(Templates.SMALL).tagged(TAG, APPROVED);
        assertThat(read().gaps()).isEmpty();
        house.aws.faults().always("DescribeProductAsAdmin", Fault.DENIED);
        assertThat(read().targets()).hasSize(1);
        assertThat(read().gaps())
                .singleElement()
                .asString()
                .contains("The product cache could not be read")
                .contains("AWS denies servicecatalog:DescribeProductAsAdmin on the product cache");
    }
}
