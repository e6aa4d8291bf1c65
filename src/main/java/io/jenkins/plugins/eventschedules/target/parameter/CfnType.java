package io.jenkins.plugins.eventschedules.target.parameter;

import io.jenkins.plugins.eventschedules.event.ParameterType;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameter types of a CloudFormation template. */
public final class CfnType {

    /** All of them, for a person. */
    public static final String KNOWN =
            "String, Number, CommaDelimitedList, List<Number>, AWS::…::…::…, List<AWS::…::…::…>"
                    + " or AWS::SSM::Parameter::Value<…>";

    /** What an item of a {@code List<Number>} is. */
    public static final String NUMBER = "[+-]?\\d+(\\.\\d+)?";

    private static final Pattern OF_AWS = Pattern.compile("AWS::[A-Za-z0-9]+::[A-Za-z0-9]+(::[A-Za-z0-9]+)?");
    private static final Pattern LIST_OF_AWS = Pattern.compile("List<" + OF_AWS.pattern() + ">");
    private static final Pattern OF_SSM = Pattern.compile(
            "AWS::SSM::Parameter::Value<(String|CommaDelimitedList|List<[A-Za-z0-9:]+>|AWS::[A-Za-z0-9:]+)>");

    private CfnType() {}

    public static Optional<ParameterType> of(String word) {
        return switch (word) {
            case "String" -> Optional.of(ParameterType.STRING);
            case "Number" -> Optional.of(ParameterType.NUMBER);
            case "CommaDelimitedList", "List<Number>", "List<String>" -> Optional.of(ParameterType.STRING_LIST);
            default -> ofAws(word);
        };
    }

    private static Optional<ParameterType> ofAws(String word) {
        // What a person gives is the one name under which Parameter Store keeps the value, or the list.
        if (OF_AWS.matcher(word).matches() || OF_SSM.matcher(word).matches()) {
            return Optional.of(ParameterType.STRING);
        }
        return LIST_OF_AWS.matcher(word).matches() ? Optional.of(ParameterType.STRING_LIST) : Optional.empty();
    }
}
