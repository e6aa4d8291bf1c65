package io.jenkins.plugins.eventschedules.aws.testaws.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What a service tells EventBridge by itself when something changes. Whether it arrives, and how often, is the test's choice. */
public record Notice(Instant at, String source, String detailType, ObjectNode detail) {}
