package io.jenkins.plugins.eventschedules.aws.testaws.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement of a policy. Its conditions are taken to be met, since the test AWS keeps nothing that they could ask for.
 *
 * @param actions with `*` and `?` as IAM reads them; also the resources
 */
public record Statement(boolean allows, List<String> actions, List<String> resources) {

    static Statement read(JsonNode json) {
        return new Statement(
                json.path("Effect").asText().equals("Allow"), texts(json.path("Action")), texts(json.path("Resource")));
    }

    private static List<String> texts(JsonNode oneOrMore) {
        if (oneOrMore.isTextual()) {
            return List.of(oneOrMore.asText());
        }
        List<String> texts = new ArrayList<>();
        oneOrMore.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    boolean speaksOf(Need need) {
        return actions.stream().anyMatch(action -> matches(action, need.action(), Pattern.CASE_INSENSITIVE))
                && resources.stream().anyMatch(resource -> matches(resource, need.resource(), 0));
    }

    private static boolean matches(String wildcard, String text, int flags) {
        String pattern = Pattern.quote(wildcard).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(pattern, flags).matcher(text).matches();
    }
}
