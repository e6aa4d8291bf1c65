package io.jenkins.plugins.eventschedules.event;

/** The two kinds of thing that an event can run. */
public enum TargetType {
    /** An AWS Systems Manager document of type Automation. */
    AUTOMATION,
    /** An AWS Service Catalog product. */
    PRODUCT
}
