package io.jenkins.plugins.eventschedules.web.json;

import java.util.List;
import java.util.Optional;

/** One page of events. */
public record EventsJson(List<EventJson> events, Optional<String> next) {}
