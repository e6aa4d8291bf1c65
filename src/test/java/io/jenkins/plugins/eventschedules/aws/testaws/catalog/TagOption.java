package io.jenkins.plugins.eventschedules.aws.testaws.catalog;

import java.util.Set;

/** @param resources the ids of the portfolios and products that have it */
record TagOption(String id, String key, String value, boolean active, Set<String> resources) {}
