package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import io.jenkins.plugins.eventschedules.aws.states.AwsService;
import io.jenkins.plugins.eventschedules.aws.states.StateError;
import java.util.Map;
import java.util.Random;

/** A service of which calls fail by chance: half of those that fail have had their effect, and only the answer is lost. */
final class Mishaps implements AwsService {

    private final AwsService service;
    private final Random random;
    private final String name;
    private double share;

    /** @param name as in the names of its errors: {@code DynamoDb} */
    Mishaps(AwsService service, Random random, String name) {
        this.service = service;
        this.random = random;
        this.name = name;
    }

    /** @param calls of all: 0 to 1 */
    void share(double calls) {
        share = calls;
    }

    @Override
    public Map<String, Object> call(String action, Map<String, Object> request) {
        if (!chance()) {
            return service.call(action, request);
        }
        if (random.nextBoolean()) {
            throw new StateError(name + ".ThrottlingException", "Rate exceeded");
        }
        service.call(action, request);
        throw new StateError(name + ".SdkClientException", "Unable to execute HTTP request: Read timed out");
    }

    private boolean chance() {
        return share > 0 && random.nextDouble() < share;
    }
}
