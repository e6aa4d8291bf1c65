package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Notice;
import java.util.List;

/** An event that was just made or changed, with what its owner should know of it. */
public record SavedJson(@JsonUnwrapped EventJson event, List<Notice> notices) {}
