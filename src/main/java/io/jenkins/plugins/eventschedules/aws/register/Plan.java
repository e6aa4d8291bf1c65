package io.jenkins.plugins.eventschedules.aws.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is, what would be changed, and why.
 *
 * @param account in which, by its number
 * @param principal the ARN of who runs events
 */
public record Plan(String account, String region, String principal, List<Step> steps) {

    private static final int ID_BYTES = 8;

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * Follows from everything that it would change and from what is there of it now: a plan made of an account that
     * somebody changed meanwhile has another.
     */
    public String id() {
        StringBuilder text = new StringBuilder(account + "\n" + region + "\n" + principal + "\n");
        changes().forEach(change -> text.append(change).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Each once, in the order in which they have to be made. */
    List<Change> changes() {
        Set<Change> changes = new LinkedHashSet<>();
        steps.stream().map(Step::change).flatMap(Optional::stream).forEach(changes::add);
        return List.copyOf(changes);
    }

    public boolean changesNothing() {
        return changes().isEmpty();
    }

    public boolean hasProblems() {
        return steps.stream().anyMatch(Step::isProblem);
    }
}
