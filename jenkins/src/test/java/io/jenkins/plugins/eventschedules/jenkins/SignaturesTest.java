package io.jenkins.plugins.eventschedules.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the root build compiles against is what Jenkins is: each signature is held against the real class. */
class SignaturesTest {

    private static final Path SOURCES = Path.of("..", "src", "jenkins-api", "java");

    /** What decides whether code compiled against the one links with and overrides the other. */
    private static final int KIND = Modifier.STATIC | Modifier.PUBLIC | Modifier.PROTECTED | Modifier.FINAL;

    @TempDir
    private Path classes;

    private ClassLoader signatures;

    @BeforeEach
    void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes.toString(), "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path")));
        sources().map(Path::toString).forEach(arguments::add);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)),
                "the signatures compile");
        signatures = new Signatures(classes);
    }

    @Test
    void everySignatureIsThatOfTheRealClass() throws Exception {
        List<String> drift = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replace('/', '.')
                        .replace('\\', '.');
                compare(Class.forName(name, false, signatures), drift);
            }
        }
        assertTrue(drift.isEmpty(), () -> String.join("\n", drift));
    }

    private void compare(Class<?> ours, List<String> drift) {
        Class<?> real;
        try {
            real = Class.forName(ours.getName(), false, getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            drift.add(ours.getName() + " is not in Jenkins");
            return;
        }
        // An enum is abstract or not as its constants have bodies or not.
        int kind = ours.isEnum()
                ? Modifier.PUBLIC | Modifier.STATIC
                : Modifier.INTERFACE | Modifier.PUBLIC | Modifier.FINAL | Modifier.STATIC;
        if ((ours.getModifiers() & kind) != (real.getModifiers() & kind)) {
            drift.add(ours.getName() + " is " + Modifier.toString(real.getModifiers()));
        }
        if (!ours.isEnum() && Modifier.isAbstract(real.getModifiers()) && !Modifier.isAbstract(ours.getModifiers())) {
            drift.add(ours.getName() + " is abstract");
        }
        Set<String> supertypes = names(real);
        names(ours).stream()
                .filter(name -> !supertypes.contains(name))
                .forEach(name -> drift.add(ours.getName() + " is no " + name));
        for (Field field : ours.getDeclaredFields()) {
            if (isVisible(field) && !field.isSynthetic()) {
                compare(field, real, drift);
            }
        }
        for (Method method : ours.getDeclaredMethods()) {
            if (isVisible(method) && !method.isSynthetic() && !isOfEveryEnum(method)) {
                compare(method, real, drift);
            }
        }
        for (Constructor<?> constructor : ours.getDeclaredConstructors()) {
            if (isVisible(constructor)
                    && Arrays.stream(real.getDeclaredConstructors())
                            .noneMatch(each -> sameParameters(each, constructor)
                                    && (each.getModifiers() & KIND) == (constructor.getModifiers() & KIND))) {
                drift.add("there is no " + constructor);
            }
        }
        compareMeta(ours, real, drift);
    }

    private static void compare(Field ours, Class<?> real, List<String> drift) {
        try {
            Field field = real.getDeclaredField(ours.getName());
            if ((field.getModifiers() & KIND) != (ours.getModifiers() & KIND)
                    || !field.getType().getName().equals(ours.getType().getName())) {
                drift.add(ours + " is " + field);
            }
        } catch (NoSuchFieldException e) {
            drift.add("there is no " + ours);
        }
    }

    private static void compare(Method ours, Class<?> real, List<String> drift) {
        List<Method> same = types(real).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.getName().equals(ours.getName()) && sameParameters(each, ours))
                .filter(each -> each.getReturnType()
                        .getName()
                        .equals(ours.getReturnType().getName()))
                .toList();
        if (same.isEmpty()) {
            drift.add("there is no " + ours);
            return;
        }
        Method method = same.get(0);
        if ((method.getModifiers() & KIND) != (ours.getModifiers() & KIND)) {
            drift.add(ours + " is " + method);
        }
        if (Modifier.isAbstract(method.getModifiers()) != Modifier.isAbstract(ours.getModifiers())
                && method.getDeclaringClass()
                        .getName()
                        .equals(ours.getDeclaringClass().getName())) {
            drift.add(ours + " is " + method);
        }
        if (!exceptions(method).equals(exceptions(ours))) {
            drift.add(ours + " throws " + exceptions(method));
        }
    }

    /** What the compiler and the annotation processors do with an annotation. */
    private static void compareMeta(Class<?> ours, Class<?> real, List<String> drift) {
        if (!ours.isAnnotation()) {
            return;
        }
        for (var meta : ours.getAnnotations()) {
            boolean same = Arrays.stream(real.getAnnotations())
                    .anyMatch(each -> each.annotationType()
                                    .getName()
                                    .equals(meta.annotationType().getName())
                            && each.toString().equals(meta.toString()));
            if (!same) {
                drift.add(ours.getName() + " has no " + meta + " but " + Arrays.toString(real.getAnnotations()));
            }
        }
    }

    private static boolean isVisible(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    private static boolean isOfEveryEnum(Method method) {
        return method.getDeclaringClass().isEnum()
                && Set.of("values", "valueOf").contains(method.getName());
    }

    private static boolean sameParameters(Executable a, Executable b) {
        return names(a.getParameterTypes()).equals(names(b.getParameterTypes()));
    }

    /** The checked ones: only those concern who calls or overrides. */
    private static Set<String> exceptions(Executable executable) {
        Set<String> names = new TreeSet<>();
        for (Class<?> each : executable.getExceptionTypes()) {
            if (!RuntimeException.class.isAssignableFrom(each)) {
                names.add(each.getName());
            }
        }
        return names;
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }

    private static Set<String> names(Class<?> type) {
        Set<String> names = new HashSet<>();
        types(type).forEach(each -> names.add(each.getName()));
        return names;
    }

    /** A type with all its supertypes, the nearest first. */
    private static List<Class<?>> types(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.add(each);
        }
        for (Class<?> each : List.copyOf(all)) {
            for (Class<?> face : each.getInterfaces()) {
                all.addAll(types(face));
            }
        }
        return all;
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList().stream();
        }
    }

    /** Finds the signatures before the real classes. */
    private static final class Signatures extends URLClassLoader {

        private final Path folder;

        Signatures(Path folder) throws MalformedURLException {
            super(new URL[] {folder.toUri().toURL()}, SignaturesTest.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!Files.exists(folder.resolve(name.replace('.', '/') + ".class"))) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
