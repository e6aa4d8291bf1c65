package io.jenkins.plugins.eventschedules.aws.states;

import java.util.Map;

/** A service that a task calls, in the form of its JSON protocol. */
public interface AwsService {

    /**
     * @param action as in the API: {@code UpdateItem}
     * @throws StateError when the service answers with an error
     */
    Map<String, Object> call(String action, Map<String, Object> request);
}
