package io.jenkins.plugins.eventschedules.event;

import java.util.List;

/**
 * The value of one parameter as AWS takes it: one text, or a list of texts. Numbers and switches are texts
 * ({@code "12"}, {@code "true"}); a map is the text of a JSON object; a list of maps is a list of such texts.
 *
 * <p>The value of a NoEcho parameter is the <em>id</em> of a secret, never the secret.
 */
public sealed interface ParameterValue {

    record Text(String text) implements ParameterValue {
        public Text {
            Require.that(text != null, "a text has a value");
        }

        @Override
        public List<String> items() {
            return List.of(text);
        }
    }

    record Texts(List<String> texts) implements ParameterValue {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public List<String> items() {
            return texts;
        }
    }

    /** The value in the form of the SSM API, where each parameter is a list of strings. */
    List<String> items();

    static ParameterValue of(String text) {
        return new Text(text);
    }

    static ParameterValue of(List<String> texts) {
        return new Texts(texts);
    }
}
