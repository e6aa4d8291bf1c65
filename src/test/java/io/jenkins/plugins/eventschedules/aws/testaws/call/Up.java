package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.time.Instant;
import java.util.Map;

/**
 * Something that was brought up and not taken down.
 *
 * @param kind `automation` or `product`
 * @param id the provisioned product's id, or that of the execution that brought it up
 * @param name of the document or the provisioned product
 */
public record Up(String kind, String id, String name, Map<String, String> tags, Instant since) {}
