package io.jenkins.plugins.eventschedules.lifecycle.port;

import io.jenkins.plugins.eventschedules.event.Step;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider says of one attempt of a phase. */
public sealed interface Report {

    /** The provider runs it. Repeating the start of the same attempt reports the same execution. */
    record Started(String executionId, Optional<URI> console) implements Report {}

    /** It goes on. */
    record Running(List<Step> steps) implements Report {}

    /** It is done, and done well. */
    record Succeeded(List<Step> steps, Map<String, String> outputs) implements Report {}

    /** It is over, and not well; or the provider refused it for good. The message is for a person. */
    record Failed(List<Step> steps, String message) implements Report {}

    /** It was asked to stop and is not going on any more, or never was. */
    record Stopped(List<Step> steps) implements Report {}

    /** The provider cannot be reached or asks for patience: nothing is known, try again. */
    record Unreachable(String message) implements Report {}
}
