package io.jenkins.plugins.eventschedules.target.lint;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an audit says of a document's text, in the order in which one part rests on the other. */
enum DocumentPart {
    DOCUMENT_READABLE("It can be read.", Rule.SYNTAX),
    DOCUMENT_SCHEMA("It has the schema 0.3.", Rule.SCHEMA),
    DOCUMENT_PARAMETERS(
            "It declares AutomationAssumeRole, and internalAction with the values preroll and postroll.",
            Rule.PARAMETERS,
            Rule.PLATFORM_PARAMETERS),
    DOCUMENT_PHASES("Preroll and postroll lead to steps of their own.", Rule.STEPS, Rule.REFERENCES, Rule.PHASES),
    DOCUMENT_OUTPUTS("Its preroll yields an output.", Rule.OUTPUTS),
    DOCUMENT_LINT("The lint has nothing to say of it.", Rule.advice());

    private static final int MOST_TOLD = 5;

    private final String sound;
    private final List<Rule> rules;

    DocumentPart(String sound, Rule... rules) {
        this.sound = sound;
        this.rules = List.of(rules);
    }

    /** Of the audit's check. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sound() {
        return sound;
    }

    List<Finding> of(LintDocument.Report report) {
        return report.findings().stream()
                .filter(finding -> rules.contains(finding.rule()))
                .toList();
    }

    boolean wasLookedAt(LintDocument.Report report) {
        return report.lookedAt(rules.get(rules.size() - 1));
    }

    /** The first few, with their lines. */
    static String told(List<Finding> faults) {
        String text = faults.stream().limit(MOST_TOLD).map(Finding::located).collect(Collectors.joining(" "));
        return faults.size() > MOST_TOLD ? text + " And " + (faults.size() - MOST_TOLD) + " more." : text;
    }
}
