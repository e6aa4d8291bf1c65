package io.jenkins.plugins.eventschedules.target.text;

/** What a {@code !Tag} of a file means. */
public enum Tags {
    /** Nothing: automation documents have none. */
    NONE,
    /** CloudFormation's short form of a function: {@code !Sub x} is {@code {Fn::Sub: x}}. */
    FUNCTIONS
}
