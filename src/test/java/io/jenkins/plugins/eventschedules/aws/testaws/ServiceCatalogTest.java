package io.jenkins.plugins.eventschedules.aws.testaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.eventschedules.aws.testaws.call.Up;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.Product;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;
import software.amazon.awssdk.services.servicecatalog.model.AccessLevelFilterKey;
import software.amazon.awssdk.services.servicecatalog.model.ConstraintDetail;
import software.amazon.awssdk.services.servicecatalog.model.DescribeRecordResponse;
import software.amazon.awssdk.services.servicecatalog.model.DuplicateResourceException;
import software.amazon.awssdk.services.servicecatalog.model.InvalidParametersException;
import software.amazon.awssdk.services.servicecatalog.model.LaunchPath;
import software.amazon.awssdk.services.servicecatalog.model.PortfolioDetail;
import software.amazon.awssdk.services.servicecatalog.model.Principal;
import software.amazon.awssdk.services.servicecatalog.model.PrincipalType;
import software.amazon.awssdk.services.servicecatalog.model.ProductViewSummary;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionProductRequest;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductDetail;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductStatus;
import software.amazon.awssdk.services.servicecatalog.model.ProvisionedProductViewFilterBy;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifact;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningArtifactParameter;
import software.amazon.awssdk.services.servicecatalog.model.ProvisioningParameter;
import software.amazon.awssdk.services.servicecatalog.model.RecordDetail;
import software.amazon.awssdk.services.servicecatalog.model.RecordOutput;
import software.amazon.awssdk.services.servicecatalog.model.RecordStatus;
import software.amazon.awssdk.services.servicecatalog.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicecatalog.model.Tag;
import software.amazon.awssdk.services.servicecatalog.model.TagOptionDetail;
import software.amazon.awssdk.services.servicecatalog.model.UsageInstruction;

class ServiceCatalogTest {

    private static final Path WAITING_ROOM = Path.of("infra-cdk/products/waiting-room.yaml");
    private static final Path CACHE = Path.of("infra-cdk/products/event-cache.yaml");
    private static final String TESTER = "arn:aws:iam::123456789012:user/tester";
    private static final String ROLE = "arn:aws:iam::123456789012:role/site";

    private final HandClock clock = new HandClock();
    private final TestAws aws = TestAws.start(clock);
    private final Clients clients = new Clients(aws);
    private final ServiceCatalogClient catalog = clients.serviceCatalog();

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    void showsThoseWhoLaunchOnlyWhatIsOpenToThem() {
        aws.serviceCatalog().product("open").from(WAITING_ROOM);
        aws.serviceCatalog().portfolio("Mine").openTo(TESTER).product("mine").from(WAITING_ROOM);
        Product closed =
                aws.serviceCatalog().portfolio("Closed").product("closed").from(WAITING_ROOM);

        assertThat(searched()).containsExactly("open", "mine");
        assertThat(catalog.searchProductsAsAdmin(r -> {}).productViewDetails())
                .extracting(each -> each.productViewSummary().name())
                .containsExactly("open", "mine", "closed");
        assertThatThrownBy(() -> catalog.describeProduct(r -> r.id(closed.id())))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(catalog.describeProduct(r -> r.name("mine"))
                        .productViewSummary()
                        .hasDefaultPath())
                .isTrue();
    }

    @Test
    void productsComePageByPageAndByText() {
        for (int i = 0; i < 5; i++) {
            aws.serviceCatalog().product("cache-" + i).from(WAITING_ROOM).describedAs("Kind " + i);
        }
        aws.pages().ofAtMost(2).withEmptyOnesBetween();

        assertThat(searched()).hasSize(5);
        assertThat(aws.journal().of("SearchProducts")).hasSize(5);
        assertThat(catalog.searchProducts(r -> r.filtersWithStrings(Map.of("FullTextSearch", List.of("kind 3"))))
                        .productViewSummaries())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("cache-3"));
    }

    private List<String> searched() {
        return catalog.searchProductsPaginator(r -> r.pageSize(20)).stream()
                .flatMap(page -> page.productViewSummaries().stream())
                .map(ProductViewSummary::name)
                .toList();
    }

    @Test
    void tellsActiveVersionsToLaunchersAndAllToAdministrators() {
        Product product = aws.serviceCatalog()
                .product("room")
                .from(WAITING_ROOM)
                .from(WAITING_ROOM, "old")
                .from(WAITING_ROOM, "gone")
                .tagged("application", "events")
                .deprecated("old")
                .deactivated("gone");

        var described = catalog.describeProduct(r -> r.id(product.id()));
        var asAdmin = catalog.describeProductAsAdmin(r -> r.id(product.id()));

        assertThat(described.provisioningArtifacts())
                .extracting(ProvisioningArtifact::name, ProvisioningArtifact::guidanceAsString)
                .containsExactly(tuple("v1", "DEFAULT"), tuple("old", "DEPRECATED"));
        assertThat(described.launchPaths()).extracting(LaunchPath::name).containsExactly("Events");
        assertThat(asAdmin.provisioningArtifactSummaries()).hasSize(3);
        assertThat(asAdmin.tags()).containsExactly(tag("application", "events"));
        assertThat(asAdmin.productViewDetail().productARN())
                .isEqualTo("arn:aws:catalog:eu-west-1:123456789012:product/" + product.id());
        assertThat(catalog.listProvisioningArtifacts(r -> r.productId(product.id()))
                        .provisioningArtifactDetails())
                .extracting(each -> each.name() + " " + each.active())
                .containsExactly("v1 true", "old true", "gone false");
        assertThatThrownBy(() -> launch(product, "old", "one", "t1")).isInstanceOf(InvalidParametersException.class);
        assertThatThrownBy(() -> launch(product, "gone", "one", "t1")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void tellsTheWholeSchemaOfTheParameters() {
        Product product = aws.serviceCatalog().product("cache").from(CACHE);

        var told = catalog.describeProvisioningParameters(
                r -> r.productId(product.id()).provisioningArtifactName("v1"));

        assertThat(parameter(told.provisioningArtifactParameters(), "AuthToken"))
                .satisfies(secret -> {
                    assertThat(secret.isNoEcho()).isTrue();
                    assertThat(secret.defaultValue()).isNull();
                    assertThat(secret.parameterConstraints().minLength()).isNotNull();
                });
        assertThat(parameter(told.provisioningArtifactParameters(), "Criticality"))
                .satisfies(choice -> {
                    assertThat(choice.isNoEcho()).isFalse();
                    assertThat(choice.parameterType()).isEqualTo("String");
                    assertThat(choice.parameterConstraints().allowedValues())
                            .containsExactly("low", "normal", "high", "critical");
                });
        assertThat(parameter(told.provisioningArtifactParameters(), "MemoryAlarmPercent")
                        .parameterConstraints()
                        .maxValue())
                .isEqualTo("95");
        assertThat(told.usageInstructions())
                .extracting(UsageInstruction::type)
                .containsExactly("version", "metadata", "description");
        assertThat(told.provisioningArtifactOutputKeys())
                .extracting(key -> key.key())
                .contains("Endpoint", "Url");
    }

    private static ProvisioningArtifactParameter parameter(List<ProvisioningArtifactParameter> all, String key) {
        return all.stream()
                .filter(each -> each.parameterKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProductWithTwoPathsHasToBeLaunchedByOneOfThem() {
        Product product = aws.serviceCatalog().product("room").from(WAITING_ROOM);
        aws.serviceCatalog().portfolio("Second").openTo(TESTER).holding(product);

        List<String> paths = catalog.listLaunchPaths(r -> r.productId(product.id())).launchPathSummaries().stream()
                .map(path -> path.id())
                .toList();

        assertThat(paths).hasSize(2).doesNotHaveDuplicates();
        assertThatThrownBy(() -> launch(product, "v1", "one", "t1")).isInstanceOf(InvalidParametersException.class);
        assertThat(launch(product, "v1", "one", "t1", r -> r.pathId(paths.get(1)))
                        .pathId())
                .isEqualTo(paths.get(1));
    }

    @Test
    void administratorsSeePortfoliosPrincipalsAndConstraints() {
        Product product = aws.serviceCatalog().portfolio("Own").product("room").from(WAITING_ROOM);
        aws.serviceCatalog().portfolio("Own").launching(product, ROLE);
        aws.serviceCatalog().portfolio("Hub").sharedByAnotherAccount();
        String own = catalog.listPortfolios(r -> {}).portfolioDetails().get(0).id();

        catalog.associatePrincipalWithPortfolio(
                r -> r.portfolioId(own).principalARN(TESTER).principalType(PrincipalType.IAM));

        assertThat(catalog.listAcceptedPortfolioShares(r -> {}).portfolioDetails())
                .extracting(PortfolioDetail::displayName)
                .containsExactly("Hub");
        assertThat(catalog.listPortfoliosForProduct(r -> r.productId(product.id()))
                        .portfolioDetails())
                .extracting(PortfolioDetail::id)
                .containsExactly(own);
        assertThat(catalog.listPrincipalsForPortfolio(r -> r.portfolioId(own)).principals())
                .extracting(Principal::principalARN)
                .containsExactly(TESTER);
        assertThat(searched()).containsExactly("room");
        List<ConstraintDetail> constraints =
                catalog.listConstraintsForPortfolio(r -> r.portfolioId(own)).constraintDetails();
        assertThat(constraints).singleElement().satisfies(each -> assertThat(each.type())
                .isEqualTo("LAUNCH"));
        assertThat(catalog.describeConstraint(r -> r.id(constraints.get(0).constraintId()))
                        .constraintParameters())
                .isEqualTo("{\"RoleArn\":\"" + ROLE + "\"}");
    }

    @Test
    void tagOptionsAreMadeAssociatedAndFound() {
        Product product = aws.serviceCatalog().product("room").from(WAITING_ROOM);
        TagOptionDetail option = catalog.createTagOption(
                        r -> r.key("application").value("events"))
                .tagOptionDetail();

        catalog.associateTagOptionWithResource(r -> r.tagOptionId(option.id()).resourceId(product.id()));

        assertThat(catalog.listTagOptions(
                                r -> r.filters(f -> f.key("application").active(true)))
                        .tagOptionDetails())
                .extracting(TagOptionDetail::id)
                .containsExactly(option.id());
        assertThat(catalog.listResourcesForTagOption(
                                r -> r.tagOptionId(option.id()).resourceType("Product"))
                        .resourceDetails())
                .extracting(each -> each.id())
                .containsExactly(product.id());
        assertThat(catalog.describeProductAsAdmin(r -> r.id(product.id())).tagOptions())
                .extracting(TagOptionDetail::value)
                .containsExactly("events");
        assertThatThrownBy(
                        () -> catalog.createTagOption(r -> r.key("application").value("events")))
                .isInstanceOf(DuplicateResourceException.class);
        assertThatThrownBy(() -> catalog.associateTagOptionWithResource(
                        r -> r.tagOptionId(option.id()).resourceId(product.id())))
                .isInstanceOf(DuplicateResourceException.class);
    }

    @Test
    void aLaunchIsFollowedByItsRecordToItsOutputs() {
        Product product = room();

        RecordDetail begun = launch(product, "v1", "one", "t1");
        ProvisionedProductStatus meanwhile = status("one");
        clock.pass(Duration.ofMinutes(1));
        DescribeRecordResponse done = record(begun.recordId());

        assertThat(begun.status()).isEqualTo(RecordStatus.IN_PROGRESS);
        assertThat(begun.recordType()).isEqualTo("PROVISION_PRODUCT");
        assertThat(begun.recordTags()).extracting(each -> each.key()).containsExactly("event");
        assertThat(meanwhile).isEqualTo(ProvisionedProductStatus.UNDER_CHANGE);
        assertThat(done.recordDetail().status()).isEqualTo(RecordStatus.SUCCEEDED);
        assertThat(done.recordOutputs()).extracting(RecordOutput::outputKey).contains("CloudformationStackARN");
        assertThat(status("one")).isEqualTo(ProvisionedProductStatus.AVAILABLE);
        assertThat(catalog.getProvisionedProductOutputs(
                                r -> r.provisionedProductName("one").outputKeys("CloudformationStackARN"))
                        .outputs())
                .singleElement()
                .satisfies(output -> assertThat(output.outputValue()).startsWith("arn:aws:cloudformation:eu-west-1:"));
        assertThat(aws.stillUp()).extracting(Up::name).containsExactly("one");
    }

    @Test
    void theSameTokenLaunchesOnce() {
        Product product = room();
        String first = launch(product, "v1", "one", "t1").recordId();
        clock.pass(Duration.ofDays(1));

        assertThat(launch(product, "v1", "one", "t1").recordId()).isEqualTo(first);
        assertThatThrownBy(() -> launch(product, "v1", "two", "t1")).isInstanceOf(InvalidParametersException.class);
        assertThatThrownBy(() -> launch(product, "v1", "one", "t2"))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessageContaining("already exists");
        assertThat(aws.stillUp()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, TAINTED",
        "SUCCEEDED, PLAN_IN_PROGRESS",
        "FAILED, ERROR",
        "FAILED, TAINTED",
        "SomethingNew, SomethingNew"
    })
    void everyEndingOfALaunchCanBeHad(String record, String left) {
        Product product = room().provisioning(Course.lasting(Duration.ofMinutes(1))
                .via("CREATED", Duration.ofSeconds(5))
                .meanwhile("PLAN_IN_PROGRESS")
                .endingAs(record)
                .leaving(left)
                .saying("Because."));
        RecordDetail begun = launch(product, "v1", "one", "t1");

        assertThat(begun.status()).isEqualTo(RecordStatus.CREATED);
        assertThat(status("one")).isEqualTo(ProvisionedProductStatus.PLAN_IN_PROGRESS);
        clock.pass(Duration.ofMinutes(2));
        RecordDetail ended = record(begun.recordId()).recordDetail();
        assertThat(ended.statusAsString()).isEqualTo(record);
        assertThat(detail("one").statusAsString()).isEqualTo(left);
        if (record.equals("FAILED")) {
            assertThat(ended.recordErrors()).singleElement().satisfies(error -> assertThat(error.description())
                    .isEqualTo("Because."));
            assertThat(record(begun.recordId()).recordOutputs()).isEmpty();
        }
        assertThat(aws.stillUp()).hasSize(1);
    }

    @Test
    void wrongParametersFailTheLaunchAndNothingComesUp() {
        Product product = aws.serviceCatalog().product("room").from(WAITING_ROOM);

        RecordDetail wrong = launch(
                product,
                "v1",
                "one",
                "t1",
                r -> r.provisioningParameters(ProvisioningParameter.builder()
                        .key("Nonsense")
                        .value("1")
                        .build()));

        assertThat(wrong.status()).isEqualTo(RecordStatus.FAILED);
        assertThat(wrong.recordErrors().get(0).description()).contains("[Nonsense] do not exist");
        assertThat(status("one")).isEqualTo(ProvisionedProductStatus.ERROR);
        assertThat(aws.stillUp()).isEmpty();
    }

    @Test
    void aTerminationTakesAwayAndIsTheSameForItsTokenUntilThen() {
        Product product = room();
        launch(product, "v1", "one", "t1");
        assertThatThrownBy(() -> terminate("one", "e1")).isInstanceOf(InvalidParametersException.class);
        clock.pass(Duration.ofMinutes(1));

        RecordDetail begun = terminate("one", "e1");
        clock.pass(Duration.ofSeconds(30));
        assertThat(terminate("one", "e1").recordId()).isEqualTo(begun.recordId());
        assertThatThrownBy(() -> terminate("one", "e2")).isInstanceOf(InvalidParametersException.class);
        assertThat(status("one")).isEqualTo(ProvisionedProductStatus.UNDER_CHANGE);
        assertThat(aws.stillUp()).hasSize(1);
        clock.pass(Duration.ofSeconds(30));

        assertThat(record(begun.recordId()).recordDetail().status()).isEqualTo(RecordStatus.SUCCEEDED);
        assertThatThrownBy(() -> status("one")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> terminate("one", "e1")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(aws.stillUp()).isEmpty();
    }

    @Test
    void aTerminationThatFailsLeavesATaintedProductWhichCanBeTerminatedAgain() {
        Product product = room().terminating(
                        Course.lasting(Duration.ofMinutes(1)).endingAs("FAILED"),
                        Course.lasting(Duration.ofMinutes(1)));
        launch(product, "v1", "one", "t1");
        clock.pass(Duration.ofMinutes(1));

        String first = terminate("one", "e1").recordId();
        clock.pass(Duration.ofMinutes(1));
        assertThat(record(first).recordDetail().status()).isEqualTo(RecordStatus.FAILED);
        assertThat(status("one")).isEqualTo(ProvisionedProductStatus.TAINTED);
        terminate("one", "e2");
        clock.pass(Duration.ofMinutes(1));

        assertThat(aws.stillUp()).isEmpty();
    }

    @Test
    void ignoringErrorsForgetsWhatIsStillThere() {
        Product product =
                room().terminating(Course.lasting(Duration.ofMinutes(1)).endingAs("FAILED"));
        launch(product, "v1", "one", "t1");
        clock.pass(Duration.ofMinutes(1));

        catalog.terminateProvisionedProduct(
                r -> r.provisionedProductName("one").terminateToken("e1").ignoreErrors(true));
        clock.pass(Duration.ofMinutes(1));

        assertThatThrownBy(() -> status("one")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(aws.stillUp()).extracting(Up::name).containsExactly("one");
    }

    @Test
    void cloudFormationTellsWhatBecomesOfTheStack() {
        Product product =
                room().terminating(Course.lasting(Duration.ofMinutes(1)).endingAs("FAILED"));
        Instant before = clock.instant().minusMillis(1);
        launch(product, "v1", "one", "t1");
        assertThat(aws.nextChange()).contains(clock.instant().plusSeconds(60));
        clock.pass(Duration.ofMinutes(1));
        terminate("one", "e1");
        clock.pass(Duration.ofMinutes(1));

        assertThat(aws.noticesAfter(before))
                .extracting(notice ->
                        notice.detail().path("status-details").path("status").asText())
                .containsExactly("CREATE_IN_PROGRESS", "CREATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_FAILED");
    }

    @Test
    void whatWasLaunchedIsSearchedAndScanned() {
        Product product = room();
        launch(product, "v1", "one", "t1");
        launch(product, "v1", "two", "t2");

        assertThat(catalog.searchProvisionedProducts(
                        r -> r.filters(Map.of(ProvisionedProductViewFilterBy.SEARCH_QUERY, List.of("name:two")))
                                .accessLevelFilter(
                                        f -> f.key(AccessLevelFilterKey.ACCOUNT).value("self"))))
                .satisfies(found -> {
                    assertThat(found.totalResultsCount()).isEqualTo(1);
                    assertThat(found.provisionedProducts().get(0).tags()).containsExactly(tag("event", "e"));
                    assertThat(found.provisionedProducts().get(0).productName()).isEqualTo("room");
                });
        assertThat(catalog.scanProvisionedProducts(r -> {}).provisionedProducts())
                .hasSize(2);
    }

    private Product room() {
        return aws.serviceCatalog().product("room").from(WAITING_ROOM);
    }

    private RecordDetail launch(Product product, String version, String name, String token) {
        return launch(product, version, name, token, r -> {});
    }

    private RecordDetail launch(
            Product product,
            String version,
            String name,
            String token,
            Consumer<ProvisionProductRequest.Builder> more) {
        return catalog.provisionProduct(r -> {
                    r.productId(product.id())
                            .provisioningArtifactName(version)
                            .provisionedProductName(name)
                            .provisioningParameters(given("EventName", "sale"), given("CallerRoleArns", ROLE))
                            .tags(tag("event", "e"))
                            .provisionToken(token);
                    more.accept(r);
                })
                .recordDetail();
    }

    private RecordDetail terminate(String name, String token) {
        return catalog.terminateProvisionedProduct(
                        r -> r.provisionedProductName(name).terminateToken(token))
                .recordDetail();
    }

    private DescribeRecordResponse record(String id) {
        return catalog.describeRecord(r -> r.id(id));
    }

    private ProvisionedProductStatus status(String name) {
        return detail(name).status();
    }

    private ProvisionedProductDetail detail(String name) {
        return catalog.describeProvisionedProduct(r -> r.name(name)).provisionedProductDetail();
    }

    private static ProvisioningParameter given(String key, String value) {
        return ProvisioningParameter.builder().key(key).value(value).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
