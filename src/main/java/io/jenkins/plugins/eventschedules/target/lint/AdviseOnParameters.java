package io.jenkins.plugins.eventschedules.target.lint;

import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import io.jenkins.plugins.eventschedules.target.document.Placeholders;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters become a form that people fill in: each needs words, and a use. */
final class AdviseOnParameters {

    private static final Set<String> OF_THE_PLATFORM = Set.of(AutomationDocument.ROLE, AutomationDocument.ACTION);
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|secret|token|api_?key|private_?key)");

    private final Findings findings;

    AdviseOnParameters(Findings findings) {
        this.findings = findings;
    }

    void of(Node.Mapping document) {
        if (text(document, "description").isEmpty()) {
            findings.at(
                    Rule.MISSING_DESCRIPTION,
                    document.line(),
                    "the document has no description: people choose it by what that says.");
        }
        if (!(document.get("parameters").orElse(null) instanceof Node.Mapping parameters)) {
            return;
        }
        Set<String> used = used(document);
        parameters.entries().forEach((name, node) -> {
            if (node instanceof Node.Mapping declared && !OF_THE_PLATFORM.contains(name)) {
                parameter(name, declared, parameters.lineOf(name), used);
            }
        });
    }

    private void parameter(String name, Node.Mapping declared, int line, Set<String> used) {
        if (!used.contains(name)) {
            findings.at(Rule.UNUSED_PARAMETER, line, "nothing refers to the parameter " + name + ".");
        }
        if (text(declared, "description").isEmpty()) {
            findings.at(
                    Rule.MISSING_DESCRIPTION,
                    line,
                    "the parameter " + name
                            + " has no description: the form shows that to the person who fills it in.");
        }
        boolean plain = text(declared, "default")
                .filter(value -> !value.contains("{{") && !value.startsWith("arn:"))
                .isPresent();
        if (plain && SECRET.matcher(name).matches()) {
            findings.at(
                    Rule.SECRET_DEFAULT,
                    declared.lineOf("default"),
                    "the parameter " + name + " seems to be a secret, and everybody who may read the document can read"
                            + " its default: name a secret or a SecureString instead.");
        }
    }

    /** The names in placeholders, wherever they stand but in the parameters themselves. */
    private static Set<String> used(Node.Mapping document) {
        Set<String> used = new HashSet<>();
        document.entries().forEach((key, value) -> {
            if (!key.equals("parameters")) {
                collect(value, used);
            }
            if (key.equals("outputs") && value instanceof Node.Sequence outputs) {
                // An output may name a parameter without braces.
                outputs.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .forEach(output -> used.add(((Node.Scalar) output).text()));
            }
        });
        return used;
    }

    private static void collect(Node node, Set<String> used) {
        if (node instanceof Node.Scalar scalar) {
            Placeholders.in(scalar.text())
                    .forEach(reference -> used.add(reference.split("[.\\[]", 2)[0]));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, used));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(value -> collect(value, used));
        }
    }

    static Optional<String> text(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .filter(text -> !text.isBlank());
    }
}
