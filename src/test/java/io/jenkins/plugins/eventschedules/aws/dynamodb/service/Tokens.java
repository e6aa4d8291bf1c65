package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, one after the other. */
final class Tokens {

    private static final Pattern WORD = Pattern.compile("\\s*(<>|<=|>=|[=<>(),+.-]|[#:]?[A-Za-z0-9_]+)");

    private final List<String> words = new ArrayList<>();
    private int at;

    Tokens(String expression) {
        Matcher matcher = WORD.matcher(expression);
        int end = 0;
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, expression.length());
        }
        if (!expression.substring(end).isBlank()) {
            throw Refused.validation("Syntax error in expression: " + expression);
        }
    }

    boolean isDone() {
        return at == words.size();
    }

    String peek() {
        return isDone() ? "" : words.get(at);
    }

    String next() {
        if (isDone()) {
            throw Refused.validation("Syntax error; token: <EOF>");
        }
        return words.get(at++);
    }

    boolean take(String word) {
        boolean there = peek().toUpperCase(Locale.ROOT).equals(word.toUpperCase(Locale.ROOT));
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String word) {
        if (!take(word)) {
            throw Refused.validation("Syntax error; token: \"" + peek() + "\", expected: " + word);
        }
    }
}
