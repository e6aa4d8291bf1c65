package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where a template names something else of its own.
 *
 * @param name a parameter, a resource or a pseudo parameter; for IF a condition
 */
record Reference(Kind kind, String name, int line) {

    /** What the reference is written with. */
    enum Kind {
        REF,
        ATTRIBUTE,
        CONDITION
    }

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!${}][^${}]{0,300})\\}");

    /** All references in a value and in what it contains. */
    static List<Reference> in(Node node) {
        List<Reference> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    /** The variables of a text for {@code Fn::Sub}. */
    static List<String> variables(String text) {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            variables.add(matcher.group(1).strip());
        }
        return variables;
    }

    static Matcher variableMatcher(String text) {
        return VARIABLE.matcher(text);
    }

    private static void collect(Node node, List<Reference> found) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, found));
        } else if (node instanceof Node.Mapping mapping) {
            Optional<Function> function = Function.of(mapping);
            if (function.isPresent()) {
                ofFunction(function.get(), found);
            }
            mapping.entries().values().forEach(value -> collect(value, found));
        }
    }

    private static void ofFunction(Function function, List<Reference> found) {
        int line = function.line();
        List<Node> arguments = function.arguments();
        Optional<String> first = arguments.isEmpty() ? Optional.empty() : Function.text(arguments.get(0));
        switch (function.name()) {
            case "Ref" -> first.ifPresent(name -> found.add(new Reference(Kind.REF, name, line)));
            case "Fn::GetAtt" ->
                first.ifPresent(name -> found.add(new Reference(Kind.ATTRIBUTE, name.split("\\.", 2)[0], line)));
            case "Fn::If", "Condition" -> first.ifPresent(name -> found.add(new Reference(Kind.CONDITION, name, line)));
            case "Fn::Sub" -> first.ifPresent(text -> ofSub(text, arguments, line, found));
            default -> {}
        }
    }

    private static void ofSub(String text, List<Node> arguments, int line, List<Reference> found) {
        Set<String> own = new HashSet<>();
        if (arguments.size() > 1 && arguments.get(1) instanceof Node.Mapping variables) {
            own.addAll(variables.entries().keySet());
        }
        for (String variable : variables(text)) {
            if (!own.contains(variable)) {
                String[] parts = variable.split("\\.", 2);
                found.add(new Reference(parts.length > 1 ? Kind.ATTRIBUTE : Kind.REF, parts[0], line));
            }
        }
    }
}
