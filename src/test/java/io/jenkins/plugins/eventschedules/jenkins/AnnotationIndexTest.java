package io.jenkins.plugins.eventschedules.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.init.Initializer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;

/** The indices that Jenkins' annotation processor writes in the official build, and we by hand in this one. */
class AnnotationIndexTest {

    private final JavaClasses room = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.eventschedules.jenkins");

    @Test
    void everySymbolIsInItsIndex() throws IOException {
        assertThat(index(Symbol.class)).isEqualTo(namesOf(type -> type.isAnnotatedWith(Symbol.class)));
    }

    @Test
    void everyInitializerIsInItsIndex() throws IOException {
        assertThat(index(Initializer.class)).isEqualTo(namesOf(type -> type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(Initializer.class))));
    }

    private List<String> namesOf(Predicate<JavaClass> wanted) {
        return room.stream().filter(wanted).map(JavaClass::getName).sorted().toList();
    }

    private static List<String> index(Class<? extends Annotation> annotation) throws IOException {
        try (InputStream in = AnnotationIndexTest.class.getResourceAsStream(
                "/META-INF/services/annotations/" + annotation.getName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
