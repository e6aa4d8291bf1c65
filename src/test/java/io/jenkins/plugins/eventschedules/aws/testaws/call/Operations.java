package io.jenkins.plugins.eventschedules.aws.testaws.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The operations of a service at one place. */
public final class Operations {

    private final String prefix;
    private final Map<String, Operation> byName = new HashMap<>();

    /** @param prefix of the service's IAM actions */
    public Operations(String prefix) {
        this.prefix = prefix;
    }

    /** An operation for which IAM knows no resource. */
    public Operations offer(String name, Function<Call, Answer> effect) {
        return offer(name, call -> "*", effect);
    }

    public Operations offer(String name, Function<Call, String> resource, Function<Call, Answer> effect) {
        return offer(name, new Operation(call -> List.of(need(name, resource.apply(call))), effect));
    }

    /** One that answers with an empty structure. */
    public Operations act(String name, Function<Call, String> resource, Consumer<Call> effect) {
        return offer(name, resource, call -> {
            effect.accept(call);
            return Answer.empty();
        });
    }

    public Operations offer(String name, Operation operation) {
        byName.put(name, operation);
        return this;
    }

    public Need need(String name, String resource) {
        return new Need(prefix + ":" + name, resource);
    }

    public Operation named(String name) {
        Operation operation = byName.get(name);
        if (operation == null) {
            throw AwsError.notHere("the operation " + prefix + ":" + name);
        }
        return operation;
    }
}
