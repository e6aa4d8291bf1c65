package io.jenkins.plugins.eventschedules.target.parameter;

import io.jenkins.plugins.eventschedules.event.ParameterType;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameter types of an automation document. */
public final class SsmType {

    /** All of them, for a person. */
    public static final String KNOWN =
            "String, StringList, Boolean, Integer, StringMap, MapList, AWS::…::… or List<AWS::…::…>";

    private static final Pattern OF_AWS = Pattern.compile("AWS::[A-Za-z0-9]+(::[A-Za-z0-9]+){1,2}");
    private static final Pattern LIST_OF_AWS = Pattern.compile("List<" + OF_AWS.pattern() + ">");

    private SsmType() {}

    public static Optional<ParameterType> of(String word) {
        return switch (word) {
            case "String" -> Optional.of(ParameterType.STRING);
            case "StringList" -> Optional.of(ParameterType.STRING_LIST);
            case "Boolean" -> Optional.of(ParameterType.BOOLEAN);
            case "Integer" -> Optional.of(ParameterType.INTEGER);
            case "StringMap" -> Optional.of(ParameterType.STRING_MAP);
            case "MapList" -> Optional.of(ParameterType.MAP_LIST);
            default -> ofAws(word);
        };
    }

    private static Optional<ParameterType> ofAws(String word) {
        if (OF_AWS.matcher(word).matches()) {
            return Optional.of(ParameterType.STRING);
        }
        return LIST_OF_AWS.matcher(word).matches() ? Optional.of(ParameterType.STRING_LIST) : Optional.empty();
    }
}
