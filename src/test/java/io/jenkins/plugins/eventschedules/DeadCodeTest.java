package io.jenkins.plugins.eventschedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What only its own test uses is no part of the product. */
@AnalyzeClasses(packages = ArchitectureTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class DeadCodeTest {

    private static final String OURS = ArchitectureTest.HOUSE;

    /** Who is called from outside says so by an annotation. */
    private static final List<String> OUTSIDE =
            List.of("hudson.", "jenkins.", "org.kohsuke.", "org.jenkinsci.", "picocli.");

    @ArchTest
    static void everyClassIsUsedByAnother(JavaClasses classes) {
        Set<String> unused = new TreeSet<>();
        classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                // The compiler copies constants to where they are used.
                .filter(type -> !type.getMethods().isEmpty())
                .filter(type -> !isCalledFromOutside(type))
                .filter(type -> users(type).allMatch(user -> topOf(user).equals(type)))
                .forEach(type -> unused.add(type.getName()));

        assertThat(unused).isEmpty();
    }

    @ArchTest
    static void everyMethodIsCalledByAnother(JavaClasses classes) {
        Set<String> unused = new TreeSet<>();
        classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !isBound(method))
                .filter(method -> !isCalled(method))
                .filter(method -> method.getOwner().getAllSubclasses().stream()
                        .flatMap(below -> below.tryGetMethod(method.getName(), names(method)).stream())
                        .noneMatch(DeadCodeTest::isCalled))
                .forEach(method -> unused.add(method.getFullName()));

        assertThat(unused).isEmpty();
    }

    private static boolean isCalled(JavaMethod method) {
        return method.getAccessesToSelf().stream()
                .anyMatch(call -> !call.getOrigin().equals(method));
    }

    /** Called through a type that it implements or extends, by a name that another reads, or by the compiler's own. */
    private static boolean isBound(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return method.getName().contains("$")
                || method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                || owner.isEnum() && Set.of("values", "valueOf").contains(method.getName())
                || owner.isRecord() && owner.tryGetField(method.getName()).isPresent()
                || Set.of("equals", "hashCode", "toString", "compareTo", "main", "readResolve")
                        .contains(method.getName())
                || !method.getAnnotations().isEmpty()
                || owner.getPackageName().startsWith(OURS + ".jenkins")
                || Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                        .anyMatch(above -> !above.getName().equals("java.lang.Object")
                                && (above.tryGetMethod(method.getName(), names(method))
                                                .isPresent()
                                        || !above.getName().startsWith(OURS)));
    }

    private static String[] names(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }

    private static boolean isCalledFromOutside(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getPackage().getClasses().stream())
                .filter(each -> topOf(each).equals(type))
                .flatMap(each -> each.getAnnotations().stream())
                .anyMatch(annotation -> OUTSIDE.stream()
                        .anyMatch(prefix -> annotation.getRawType().getName().startsWith(prefix)));
    }

    private static Stream<JavaClass> users(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass);
    }

    private static JavaClass topOf(JavaClass type) {
        return type.getEnclosingClass().map(DeadCodeTest::topOf).orElse(type);
    }
}
