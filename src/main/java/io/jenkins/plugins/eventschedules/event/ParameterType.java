package io.jenkins.plugins.eventschedules.event;

/** The shape of a parameter's value, over both kinds of target. */
public enum ParameterType {
    STRING,
    /** A whole number. */
    INTEGER,
    /** A decimal number (CloudFormation's {@code Number}). */
    NUMBER,
    BOOLEAN,
    STRING_LIST,
    /** A JSON object of texts (SSM's {@code StringMap}). */
    STRING_MAP,
    /** A list of JSON objects (SSM's {@code MapList}). */
    MAP_LIST;

    /** Whether the value is a list of items rather than one text. */
    public boolean isList() {
        return this == STRING_LIST || this == MAP_LIST;
    }
}
