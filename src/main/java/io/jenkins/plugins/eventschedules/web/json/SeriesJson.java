package io.jenkins.plugins.eventschedules.web.json;

import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import java.util.List;

/** A series that was just made. */
public record SeriesJson(String series, List<EventJson> events, List<Notice> notices) {}
