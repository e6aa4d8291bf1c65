package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.databind.JsonNode;

/** One row of a table, or what was meant to be one. */
public sealed interface Row {

    /**
     * One that can be read.
     *
     * @param where in which file, and which of that file, for a person
     * @param attributes as DynamoDB writes them, each value in an object that names its type
     */
    record Item(String where, JsonNode attributes) implements Row {}

    /**
     * One that cannot.
     *
     * @param where in which file, and where in it, for a person
     * @param why for a person
     */
    record Broken(String where, String why) implements Row {}
}
