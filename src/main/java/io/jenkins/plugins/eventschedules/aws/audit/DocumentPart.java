package io.jenkins.plugins.eventschedules.aws.audit;

import io.jenkins.plugins.eventschedules.target.lint.Finding;
import io.jenkins.plugins.eventschedules.target.lint.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** What the audit says of a document's text, in the order in which one part rests on the other. */
enum DocumentPart {
    READABLE(CheckType.DOCUMENT_READABLE, "It can be read.", Rule.SYNTAX),
    SCHEMA(CheckType.DOCUMENT_SCHEMA, "It has the schema 0.3.", Rule.SCHEMA),
    PARAMETERS(
            CheckType.DOCUMENT_PARAMETERS,
            "It declares AutomationAssumeRole, and internalAction with the values preroll and postroll.",
            Rule.PARAMETERS,
            Rule.PLATFORM_PARAMETERS),
    PHASES(
            CheckType.DOCUMENT_PHASES,
            "Preroll and postroll lead to steps of their own.",
            Rule.STEPS,
            Rule.REFERENCES,
            Rule.PHASES),
    OUTPUTS(CheckType.DOCUMENT_OUTPUTS, "Its preroll yields an output.", Rule.OUTPUTS),
    LINT(CheckType.DOCUMENT_LINT, "The lint has nothing to say of it.", Rule.advice());

    private final CheckType check;
    private final String sound;
    private final List<Rule> rules;

    DocumentPart(CheckType check, String sound, Rule... rules) {
        this.check = check;
        this.sound = sound;
        this.rules = List.of(rules);
    }

    CheckType check() {
        return check;
    }

    String sound() {
        return sound;
    }

    boolean holds(Rule rule) {
        return rules.contains(rule);
    }

    Rule lastRule() {
        return rules.get(rules.size() - 1);
    }

    /** The first few, with their lines. */
    static String told(List<Finding> faults) {
        int most = 5;
        String text = faults.stream().limit(most).map(Finding::located).collect(Collectors.joining(" "));
        return faults.size() > most ? text + " And " + (faults.size() - most) + " more." : text;
    }
}
