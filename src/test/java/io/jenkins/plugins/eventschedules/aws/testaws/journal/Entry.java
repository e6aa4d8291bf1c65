package io.jenkins.plugins.eventschedules.aws.testaws.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Call;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import io.jenkins.plugins.eventschedules.aws.testaws.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * A call that arrived.
 *
 * @param needs the permissions that it needed
 * @param fault what went wrong with it by the test's will
 * @param outcome `ok` or the code of the error that was answered; what the caller learnt may be less
 */
public record Entry(Call call, List<Need> needs, Optional<Fault> fault, String outcome) {

    public static final String OK = "ok";

    public String operation() {
        return call.operation();
    }

    public ObjectNode input() {
        return call.json();
    }

    public boolean hadItsEffect() {
        return outcome.equals(OK);
    }
}
