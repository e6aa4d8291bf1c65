package io.jenkins.plugins.eventschedules.sandbox.template;

import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.target.text.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions as far as that goes without an account. */
final class Evaluate {

    private static final int LONGEST = 4096;
    private static final int MOST_ITEMS = 1000;

    private final ProductTemplate template;
    private final Map<String, ParameterValue> arguments;
    private final PlausibleResources resources;
    private final Conditions conditions;

    Evaluate(ProductTemplate template, Map<String, ParameterValue> arguments) {
        this.template = template;
        this.arguments = arguments;
        this.resources = new PlausibleResources(template, arguments);
        this.conditions = new Conditions(template.conditions(), this::value);
    }

    boolean condition(String name) {
        return conditions.holds(name);
    }

    /** @return empty when only AWS knows the value */
    Optional<ParameterValue> value(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(ParameterValue.of(bounded(scalar.text())));
        }
        if (node instanceof Node.Sequence sequence) {
            return texts(sequence.items()).map(ParameterValue::of);
        }
        return Function.of((Node.Mapping) node).flatMap(this::function);
    }

    private Optional<ParameterValue> function(Function function) {
        List<Node> arguments = function.arguments();
        return switch (function.name()) {
            case "Ref" -> text(arguments, 0).flatMap(this::ref);
            case "Fn::GetAtt" -> attribute(arguments);
            case "Fn::Sub" -> substitute(arguments);
            case "Fn::If" ->
                arguments.size() == 3
                        ? Function.text(arguments.get(0)).flatMap(name -> value(arguments.get(condition(name) ? 1 : 2)))
                        : Optional.empty();
            case "Fn::FindInMap" -> lookUp(arguments);
            case "Fn::Join" -> join(arguments);
            case "Fn::Split" ->
                text(arguments, 0).filter(delimiter -> !delimiter.isEmpty()).flatMap(delimiter -> text(arguments, 1)
                        .map(text -> ParameterValue.of(List.of(text.split(Pattern.quote(delimiter), -1)))));
            case "Fn::Select" -> select(arguments);
            default -> Optional.empty();
        };
    }

    private Optional<ParameterValue> ref(String name) {
        return Optional.ofNullable(arguments.get(name))
                .or(() -> resources.ref(name).map(ParameterValue::of));
    }

    private Optional<ParameterValue> attribute(List<Node> arguments) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            text(arguments, i).ifPresent(path::add);
        }
        String[] parts = String.join(".", path).split("\\.", 2);
        return parts.length < 2
                ? Optional.empty()
                : resources.attribute(parts[0], parts[1]).map(ParameterValue::of);
    }

    private Optional<ParameterValue> substitute(List<Node> arguments) {
        Map<String, Node> own = arguments.size() > 1 && arguments.get(1) instanceof Node.Mapping variables
                ? variables.entries()
                : Map.of();
        Optional<String> text = arguments.isEmpty() ? Optional.empty() : Function.text(arguments.get(0));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // Each once: a variable inside a variable inside a variable would otherwise multiply.
        Map<String, Optional<String>> values = new HashMap<>();
        StringBuilder filled = new StringBuilder();
        Matcher matcher = Reference.variableMatcher(text.get());
        int from = 0;
        while (matcher.find() && filled.length() < LONGEST) {
            String name = matcher.group(1).strip();
            if (!values.containsKey(name)) {
                values.put(name, variable(name, own).map(value -> joined(",", value.items())));
            }
            Optional<String> value = values.get(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(text.get(), from, matcher.start()).append(value.get());
            from = matcher.end();
        }
        filled.append(text.get(), from, text.get().length());
        return Optional.of(ParameterValue.of(bounded(filled.toString().replace("${!", "${"))));
    }

    private Optional<ParameterValue> variable(String name, Map<String, Node> own) {
        if (own.containsKey(name)) {
            return value(own.get(name));
        }
        String[] parts = name.split("\\.", 2);
        return parts.length == 1
                ? ref(name)
                : resources.attribute(parts[0], parts[1]).map(ParameterValue::of);
    }

    private Optional<ParameterValue> lookUp(List<Node> arguments) {
        Optional<String> map = text(arguments, 0);
        Optional<String> top = text(arguments, 1);
        Optional<String> second = text(arguments, 2);
        if (map.isEmpty() || top.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(template.mappings().get(map.get()))
                .flatMap(node -> within(node, top.get()))
                .flatMap(node -> within(node, second.get()))
                .flatMap(Evaluate::literal);
    }

    /** What a mapping may hold: a text, or a list of texts. */
    private static Optional<ParameterValue> literal(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(ParameterValue.of(sequence.items().stream()
                    .flatMap(item -> Function.text(item).stream())
                    .toList()));
        }
        return Function.text(node).map(ParameterValue::of);
    }

    private static Optional<Node> within(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private Optional<ParameterValue> join(List<Node> arguments) {
        Optional<String> delimiter = text(arguments, 0);
        return arguments.size() != 2 || delimiter.isEmpty()
                ? Optional.empty()
                : value(arguments.get(1)).map(items -> ParameterValue.of(joined(delimiter.get(), items.items())));
    }

    private Optional<ParameterValue> select(List<Node> arguments) {
        Optional<Integer> index =
                text(arguments, 0).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
        return index.isEmpty() || arguments.size() != 2
                ? Optional.empty()
                : value(arguments.get(1))
                        .map(ParameterValue::items)
                        .filter(items -> index.get() < items.size())
                        .map(items -> ParameterValue.of(items.get(index.get())));
    }

    private Optional<String> text(List<Node> arguments, int index) {
        return index < arguments.size()
                ? value(arguments.get(index))
                        .filter(ParameterValue.Text.class::isInstance)
                        .map(value -> ((ParameterValue.Text) value).text())
                : Optional.empty();
    }

    private Optional<List<String>> texts(List<Node> nodes) {
        List<String> texts = new ArrayList<>();
        for (Node node : nodes) {
            Optional<ParameterValue> value = value(node);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            value.get().items().stream().limit(MOST_ITEMS - texts.size()).forEach(texts::add);
        }
        return Optional.of(texts);
    }

    /** One text of many, no longer than any output may be. */
    static String joined(String delimiter, List<String> items) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size() && text.length() < LONGEST; i++) {
            text.append(i == 0 ? "" : delimiter).append(items.get(i));
        }
        return bounded(text.toString());
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
