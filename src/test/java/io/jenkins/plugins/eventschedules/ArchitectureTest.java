package io.jenkins.plugins.eventschedules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house, as CONTRIBUTING.md lists them: an arrow may only go down. */
@AnalyzeClasses(packages = ArchitectureTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String HOUSE = "io.jenkins.plugins.eventschedules";

    @ArchTest
    static final ArchRule eventKnowsNothingOfOurs = onlySees("event", "event");

    @ArchTest
    static final ArchRule lifecycleSeesOnlyEvent = onlySees("lifecycle", "lifecycle", "event");

    @ArchTest
    static final ArchRule storeIsAnAdapter = onlySees("store", "store", "stored", "lifecycle", "event");

    @ArchTest
    static final ArchRule storedSeesWhatIsStored = onlySees("stored", "stored", "lifecycle", "event");

    @ArchTest
    static final ArchRule controllerIsAnAdapter = onlySees("controller", "controller", "lifecycle", "event");

    @ArchTest
    static final ArchRule notificationIsAnAdapter = onlySees("notification", "notification", "lifecycle", "event");

    /** Below the adapters: what targets say of themselves is the same wherever they run. */
    @ArchTest
    static final ArchRule targetKnowsNoProvider = onlySees("target", "target", "lifecycle", "event");

    @ArchTest
    static final ArchRule sandboxIsAnAdapter = onlySees("sandbox", "sandbox", "target", "lifecycle", "event");

    @ArchTest
    static final ArchRule awsIsAnAdapter = onlySees("aws", "aws", "stored", "target", "lifecycle", "event");

    @ArchTest
    static final ArchRule archiveIsAnAdapter = onlySees("archive", "archive", "stored", "lifecycle", "event");

    @ArchTest
    static final ArchRule observeIsAnAdapter = onlySees("observe", "observe", "lifecycle", "event");

    @ArchTest
    static final ArchRule onlyWhatObservesKnowsPrometheus = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".observe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.prometheus..");

    /** Jenkins has the API of OpenTelemetry only with the plugin that brings it, and everything else works without. */
    @ArchTest
    static final ArchRule onlyWhatTellsItKnowsOpenTelemetry = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOUSE + ".observe.Telemetry")
            .and()
            .resideOutsideOfPackages(HOUSE + ".jenkins.telemetry..", HOUSE + ".standalone..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.opentelemetry..")
                    .or(resideInAPackage("io.jenkins.plugins.opentelemetry.."))
                    .or(JavaClass.Predicates.equivalentTo(io.jenkins.plugins.eventschedules.observe.Telemetry.class)));

    @ArchTest
    static final ArchRule webIsAnAdapter = onlySees("web", "web", "lifecycle", "event");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule eventDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage(HOUSE + ".event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.sql..", "com.fasterxml..", "java.util.concurrent..");

    /** The clock and the ids are passed in. */
    @ArchTest
    static final ArchRule nobodyAsksTheClockAlone = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + ".standalone..", HOUSE + ".jenkins.house..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule onlyTheStandaloneHostKnowsJetty = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "picocli..");

    /** Jenkins has the SDK only with the plugins that bring it, and everything else works without them. */
    @ArchTest
    static final ArchRule onlyTheAwsRoomsKnowTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages(HOUSE + ".aws..", HOUSE + ".jenkins.aws..", HOUSE + ".standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    /** Whatever an audit finds, nothing is changed: it calls what AWS names for looking, and nothing else. */
    @ArchTest
    static final ArchRule anAuditOnlyReads = noClasses()
            .that()
            .resideInAPackage(HOUSE + ".aws.audit..")
            .should()
            .callMethodWhere(describe(
                    "call a client for more than looking",
                    call -> call.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk.services")
                            && call.getTargetOwner().getSimpleName().endsWith("Client")
                            && !call.getName().matches("(describe|list|get|search|simulate)[A-Z].*|builder|close")));

    @ArchTest
    static final ArchRule onlyTheJenkinsRoomKnowsJenkins = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".jenkins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..",
                    "jenkins..",
                    "org.jenkinsci..",
                    "org.kohsuke..",
                    "org.jvnet..",
                    "org.springframework..",
                    "net.sf..",
                    "com.cloudbees..");

    @ArchTest
    static final ArchRule noStaticState =
            fields().that().areStatic().should().beFinal().because("what changes belongs to an object");

    @ArchTest
    static final ArchRule roomsAreNamedByTheirContents = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..helper..", "..common..", "..manager..")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util");

    private static ArchRule onlySees(String room, String... rooms) {
        return classes()
                .that()
                .resideInAPackage(HOUSE + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of " + String.join(", ", rooms) + " or not ours",
                        seen -> isForeign(seen) || isIn(seen, rooms)));
    }

    private static boolean isForeign(JavaClass seen) {
        return !resideInAPackage(HOUSE + "..").test(seen.getBaseComponentType());
    }

    private static boolean isIn(JavaClass seen, String... rooms) {
        for (String room : rooms) {
            if (resideInAPackage(HOUSE + "." + room + "..").test(seen.getBaseComponentType())) {
                return true;
            }
        }
        return false;
    }
}
