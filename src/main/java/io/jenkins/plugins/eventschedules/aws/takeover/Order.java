package io.jenkins.plugins.eventschedules.aws.takeover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What whoever takes over says beside the table.
 *
 * @param zone an IANA zone in which people read the times; the sample keeps none
 * @param lead an ISO 8601 duration. With {@code PT0S} a preroll begins when it would have begun in the sample, which has
 *     no lead
 * @param folder where the events belong to; empty for none
 * @param targets the names here of documents and products, by what the sample calls them
 * @param secrets how the environment names secrets, by the parameters that take them
 */
public record Order(String zone, String lead, String folder, Map<String, String> targets, Map<String, String> secrets) {

    public Order {
        targets = Map.copyOf(targets);
        secrets = Map.copyOf(secrets);
    }

    /**
     * @param pairs each {@code KEY=VALUE}
     * @throws IllegalArgumentException when one is not, or a key comes twice
     */
    public static Map<String, String> pairs(List<String> pairs) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new IllegalArgumentException("Write it as NAME=VALUE.");
            }
            if (read.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(pair.substring(0, equals) + " is given twice.");
            }
        }
        return read;
    }
}
