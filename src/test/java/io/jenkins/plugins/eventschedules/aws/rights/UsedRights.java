package io.jenkins.plugins.eventschedules.aws.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rights that were used, a line each: whose, the action, the resource, and what the call says of the keys that
 * conditions ask for. Names are those of a deployment as the CDK app's tests make it; what AWS makes up is {@code ID}.
 */
public final class UsedRights {

    private static final Path COMMITTED = Path.of("infra-cdk", "src", "test", "resources", "calls");
    private static final Path FOUND = Path.of("target", "calls");
    private static final String ACCOUNT = "111122223333";

    private final Set<String> lines = new TreeSet<>();

    /**
     * @param whose the state machine, or the policy of the credentials in Jenkins
     * @param facts as {@code iam:PassedToService=ssm.amazonaws.com}
     */
    public synchronized void add(String whose, Need need, String... facts) {
        String line = whose + " " + need.action() + " " + named(need.resource());
        lines.add(facts.length == 0 ? line : line + " " + String.join(" ", facts));
    }

    private static String named(String resource) {
        return resource.replace(TestAws.HOME.account(), ACCOUNT)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("/prod-\\w+", "/ID")
                .replaceAll("automation-definition/([^:]+):.*", "automation-definition/$1:1");
    }

    /** Holds them against the file that is committed. The one that is right is written beside the other results. */
    public synchronized void verify(String file) {
        String found = String.join("\n", lines) + "\n";
        try {
            Files.createDirectories(FOUND);
            Files.writeString(FOUND.resolve(file), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(COMMITTED.resolve(file))
                .as(
                        "If these calls are meant, copy %s there, and change the policies in infra-cdk",
                        FOUND.resolve(file))
                .hasContent(found);
    }
}
