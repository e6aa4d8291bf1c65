package io.jenkins.plugins.eventschedules.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;

/** The index that Jenkins' annotation processor writes in the official build, and we by hand in this one. */
class SymbolIndexTest {

    @Test
    void everySymbolIsInTheIndex() throws IOException {
        List<String> symbols = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.jenkins.plugins.eventschedules.jenkins")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Symbol.class))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(index()).isEqualTo(symbols);
    }

    private static List<String> index() throws IOException {
        try (InputStream in =
                SymbolIndexTest.class.getResourceAsStream("/META-INF/services/annotations/org.jenkinsci.Symbol")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
