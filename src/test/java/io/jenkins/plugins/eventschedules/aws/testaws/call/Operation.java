package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.util.List;
import java.util.function.Function;

/**
 * What a service can be asked for.
 *
 * @param needs the permissions that the caller must have
 * @param effect does it, and answers
 */
public record Operation(Function<Call, List<Need>> needs, Function<Call, Answer> effect) {}
