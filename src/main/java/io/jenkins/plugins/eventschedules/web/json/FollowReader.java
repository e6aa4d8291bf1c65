package io.jenkins.plugins.eventschedules.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.lifecycle.admission.FieldProblem;
import io.jenkins.plugins.eventschedules.lifecycle.port.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where somebody wants to be told. */
public final class FollowReader {

    private FollowReader() {}

    /**
     * What was asked for.
     *
     * @param address absent where none was given
     */
    public record Wish(Optional<String> address, List<FieldProblem> problems) {

        public Wish {
            problems = List.copyOf(problems);
        }
    }

    public static Wish read(JsonNode body) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = Fields.of(body, "", problems);
        Optional<String> address = Optional.ofNullable(fields.text("address"));
        fields.nothingElse();
        if (address.filter(text -> !EmailAddress.isOne(text)).isPresent()) {
            problems.add(new FieldProblem("/address", "Give one e-mail address, like alice@example.com."));
        }
        return new Wish(address, problems);
    }
}
