package io.jenkins.plugins.eventschedules.target.lint;

import io.jenkins.plugins.eventschedules.target.document.Look;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document is held against. The ids are in docs/audit.md, and programs rest on them. */
public enum Rule {
    SYNTAX(Look.SYNTAX),
    SCHEMA(Look.SCHEMA),
    PARAMETERS(Look.PARAMETERS),
    PLATFORM_PARAMETERS(Look.PLATFORM_PARAMETERS),
    STEPS(Look.STEPS),
    REFERENCES(Look.REFERENCES),
    PHASES(Look.PHASES),
    OUTPUTS(Look.OUTPUTS),
    /** An action that Systems Manager does not have. */
    UNKNOWN_ACTION(true),
    /** A script in a language that Systems Manager no longer runs. */
    RETIRED_RUNTIME(true),
    /** A step that neither phase comes to. */
    UNREACHABLE_STEP(false),
    /** A step of the postroll after whose failure the rest is silently left up. */
    MISSING_ON_FAILURE(false),
    /** A step that waits for something, with no end of its own. */
    MISSING_TIMEOUT(false),
    /** A script that is allowed more time than it can have. */
    SCRIPT_TIMEOUT(false),
    UNUSED_PARAMETER(false),
    MISSING_DESCRIPTION(false),
    /** A secret for all to read. */
    SECRET_DEFAULT(false);

    private final Optional<Look> look;
    private final boolean error;

    /** One that keeps events from the document. */
    Rule(Look look) {
        this.look = Optional.of(look);
        this.error = true;
    }

    /** @param error whether AWS itself refuses it */
    Rule(boolean error) {
        this.look = Optional.empty();
        this.error = error;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the document cannot be used; else it is advice. */
    public boolean isError() {
        return error;
    }

    /** Those that are not about whether events can run the document at all. */
    public static Rule[] advice() {
        return Arrays.stream(values()).filter(rule -> rule.look.isEmpty()).toArray(Rule[]::new);
    }

    Optional<Look> look() {
        return look;
    }

    static Rule of(Look look) {
        return Arrays.stream(values())
                .filter(rule -> rule.look.equals(Optional.of(look)))
                .findFirst()
                .orElseThrow();
    }
}
