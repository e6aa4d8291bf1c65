package io.jenkins.plugins.eventschedules.aws;

import io.jenkins.plugins.eventschedules.lifecycle.port.Secrets;
import java.util.Optional;

/** One secret under one id, until it is forgotten. */
final class OneSecret implements Secrets {

    private final String id;
    private Optional<String> value;

    OneSecret(String id, String value) {
        this.id = id;
        this.value = Optional.of(value);
    }

    void forget() {
        value = Optional.empty();
    }

    @Override
    public boolean exists(String asked, String folder) {
        return asked.equals(id) && value.isPresent();
    }

    @Override
    public Optional<String> reveal(String asked, String folder) {
        return asked.equals(id) ? value : Optional.empty();
    }
}
