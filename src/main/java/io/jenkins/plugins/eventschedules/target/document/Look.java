package io.jenkins.plugins.eventschedules.target.document;

/** What is looked at in a document, one after the other. A look that rests on a faulty one is not taken. */
public enum Look {
    /** Whether it is YAML or JSON at all, and no more of it than anybody needs. */
    SYNTAX,
    SCHEMA,
    PARAMETERS,
    /** Those that the platform fills in: the role and the phase. */
    PLATFORM_PARAMETERS,
    STEPS,
    /** Names of steps, outputs and parameters. */
    REFERENCES,
    /** Whether preroll and postroll are two different things. */
    PHASES,
    OUTPUTS
}
