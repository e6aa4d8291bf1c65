package io.jenkins.plugins.eventschedules.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Jenkins asks of the file that it installs. */
class PluginPackageIT {

    private JarFile hpi;

    @BeforeEach
    void open() throws IOException {
        hpi = new JarFile(System.getProperty("plugin.hpi"));
    }

    @AfterEach
    void close() throws IOException {
        hpi.close();
    }

    @Test
    void itBringsOnlyWhatNoOtherPluginDoes() {
        assertThat(hpi.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "WEB-INF/lib/biweekly.jar",
                        "WEB-INF/lib/cloudwatch.jar",
                        "WEB-INF/lib/dynamodb.jar",
                        "WEB-INF/lib/event-schedules.jar",
                        "WEB-INF/lib/eventbridge.jar",
                        "WEB-INF/lib/iam.jar",
                        "WEB-INF/lib/itu.jar",
                        "WEB-INF/lib/pipes.jar",
                        "WEB-INF/lib/prometheus-metrics-config.jar",
                        "WEB-INF/lib/prometheus-metrics-core.jar",
                        "WEB-INF/lib/prometheus-metrics-exposition-textformats.jar",
                        "WEB-INF/lib/prometheus-metrics-model.jar",
                        "WEB-INF/lib/prometheus-metrics-tracer-common.jar",
                        "WEB-INF/lib/prometheus-metrics-tracer-initializer.jar",
                        "WEB-INF/lib/scheduler.jar",
                        "WEB-INF/lib/servicecatalog.jar",
                        "WEB-INF/lib/sfn.jar",
                        "WEB-INF/lib/sns.jar",
                        "WEB-INF/lib/sqlite-jdbc.jar",
                        "WEB-INF/lib/ssm.jar",
                        "WEB-INF/lib/ulid-creator.jar",
                        "WEB-INF/lib/url-connection-client.jar",
                        "WEB-INF/lib/vinnie.jar");
    }

    @Test
    void itSaysWhatItIsAndWhatItNeeds() throws IOException {
        Attributes manifest = hpi.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Short-Name")).isEqualTo("event-schedules");
        assertThat(manifest.getValue("Plugin-Version")).isNotBlank();
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Plugin-Dependencies"))
                .contains(
                        "aws-credentials:",
                        "aws-java-sdk2-core:",
                        "credentials:",
                        "ionicons-api:",
                        "jackson2-api:",
                        "plain-credentials:",
                        "snakeyaml-api:");
    }

    @Test
    void whoHasNoAccountNeedsNoPluginOfAws() throws IOException {
        assertThat(hpi.getManifest()
                        .getMainAttributes()
                        .getValue("Plugin-Dependencies")
                        .split(","))
                .filteredOn(each -> each.startsWith("aws-"))
                .hasSize(2)
                .allMatch(each -> each.endsWith(";resolution:=optional"));
    }

    @Test
    void whoSendsNoEmailNeedsNoPluginForIt() throws IOException {
        assertThat(hpi.getManifest()
                        .getMainAttributes()
                        .getValue("Plugin-Dependencies")
                        .split(","))
                .filteredOn(each -> each.startsWith("mailer:"))
                .singleElement()
                .asString()
                .endsWith(";resolution:=optional");
    }

    @Test
    void whoHasNoOpenTelemetryNeedsNoPluginForIt() throws IOException {
        assertThat(hpi.getManifest()
                        .getMainAttributes()
                        .getValue("Plugin-Dependencies")
                        .split(","))
                .filteredOn(each -> each.startsWith("opentelemetry"))
                .singleElement()
                .asString()
                .startsWith("opentelemetry-api:")
                .endsWith(";resolution:=optional");
    }

    /** That plugin has libraries in it that we have in other versions, and ours call each other. */
    @Test
    void itsOwnLibrariesAreLookedForFirst() throws IOException {
        assertThat(hpi.getManifest().getMainAttributes().getValue("PluginFirstClassLoader"))
                .isEqualTo("true");
    }

    @Test
    void itsJarIsAPluginsJarWithIndicesAndWithoutAnythingOfJenkins() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (InputStream in = hpi.getInputStream(hpi.getEntry("WEB-INF/lib/event-schedules.jar"));
                JarInputStream jar = new JarInputStream(new ByteArrayInputStream(in.readAllBytes()))) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Short-Name"))
                    .as("without it Jenkins refuses to store our configuration")
                    .isEqualTo("event-schedules");
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains(
                        "index.jelly",
                        "META-INF/annotations/hudson.Extension",
                        "META-INF/services/annotations/org.jenkinsci.Symbol",
                        "META-INF/services/annotations/hudson.init.Initializer");
        for (String foreign : List.of("hudson/", "jenkins/", "org/", "com/", "net/")) {
            assertThat(names).noneMatch(name -> name.startsWith(foreign));
        }
        assertThat(names).noneMatch(name -> name.contains("/standalone/"));
    }
}
