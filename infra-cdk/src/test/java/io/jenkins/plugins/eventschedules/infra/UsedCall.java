package io.jenkins.plugins.eventschedules.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call that the plugin's tests saw, from the files that those tests keep in {@code calls}.
 *
 * @param whose the state machine, or the policy of the credentials in Jenkins
 * @param facts what the call says of the keys that conditions ask for
 */
record UsedCall(String whose, String action, String resource, Map<String, String> facts) {

    static List<UsedCall> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "calls"))) {
            return files.sorted().flatMap(UsedCall::lines).map(UsedCall::read).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static UsedCall read(String line) {
        String[] parts = line.split(" ");
        Map<String, String> facts = Arrays.stream(parts)
                .skip(3)
                .map(fact -> fact.split("="))
                .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
        return new UsedCall(parts[0], parts[1], parts[2], facts);
    }

    /** The same where targets run in another account. */
    UsedCall in(String account) {
        return new UsedCall(whose, action, resource.replace("111122223333", account), facts);
    }
}
