package io.jenkins.plugins.eventschedules.aws.dynamodb.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Attribute values in their wire format: a map with one entry, from the type's letter to the value. */
final class Values {

    private Values() {}

    static String typeOf(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            throw Refused.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        String type = (String) map.keySet().iterator().next();
        boolean sound =
                switch (type) {
                    case "S", "N", "B" -> map.get(type) instanceof String;
                    case "BOOL", "NULL" -> map.get(type) instanceof Boolean;
                    case "L", "SS", "NS" -> map.get(type) instanceof List;
                    case "M" -> map.get(type) instanceof Map;
                    default -> false;
                };
        if (!sound) {
            throw Refused.validation("Not an attribute value: " + value);
        }
        if (type.equals("N")) {
            number(value);
        }
        if (type.equals("L")) {
            ((List<?>) map.get(type)).forEach(Values::typeOf);
        }
        if (type.equals("M")) {
            ((Map<?, ?>) map.get(type)).values().forEach(Values::typeOf);
        }
        return type;
    }

    static Object inner(Object value) {
        return ((Map<?, ?>) value).values().iterator().next();
    }

    static BigDecimal number(Object value) {
        try {
            BigDecimal number = new BigDecimal((String) inner(value));
            if (number.precision() > 38) {
                throw Refused.validation("Attempting to store more than 38 significant digits in a Number");
            }
            return number;
        } catch (NumberFormatException e) {
            throw Refused.validation("The parameter cannot be converted to a numeric value: " + inner(value));
        }
    }

    static boolean same(Object a, Object b) {
        if (!typeOf(a).equals(typeOf(b))) {
            return false;
        }
        return typeOf(a).equals("N") ? number(a).compareTo(number(b)) == 0 : inner(a).equals(inner(b));
    }

    /** Orders two values of one type, as keys are ordered: numbers by size, texts by their bytes. */
    static int compare(Object a, Object b) {
        if (!typeOf(a).equals(typeOf(b))) {
            throw Refused.validation("Values of different types have no order");
        }
        return switch (typeOf(a)) {
            case "N" -> number(a).compareTo(number(b));
            case "S" -> Arrays.compareUnsigned(bytes(a), bytes(b));
            default -> throw Refused.validation("Values of type " + typeOf(a) + " have no order");
        };
    }

    private static byte[] bytes(Object value) {
        return ((String) inner(value)).getBytes(StandardCharsets.UTF_8);
    }
}
