package io.jenkins.plugins.eventschedules.web;

import io.jenkins.plugins.eventschedules.event.Event;

/** Drafts as tests send them; a single quote stands for a double one. */
final class Bodies {

    static final String WINDOW = "'window':{'start':'2026-12-01T19:00','end':'2026-12-02T00:00','zone':'Europe/Paris'}";
    static final String TARGET = "'target':{'type':'automation','name':'scale-ecs-service'}";
    static final String PARAMETERS = "'parameters':{'Service':'web'}";
    static final String DRAFT = draft("Cup final");

    private Bodies() {}

    static String draft(String name) {
        return "{'name':'" + name + "'," + WINDOW + "," + TARGET + "," + PARAMETERS + "}";
    }

    /** The draft of an event of {@link World} as it is. */
    static String of(Event event) {
        String window = "'window':{'start':'" + event.plan().window().start() + "','end':'"
                + event.plan().window().end() + "','zone':'Europe/Paris'},'lead':'"
                + event.plan().lead() + "'";
        return "{'name':'" + event.plan().name() + "'," + window + "," + TARGET + "," + PARAMETERS + "}";
    }

    /** A good draft with one field replaced or added. */
    static String with(String field, String json) {
        String rest = DRAFT.substring(1, DRAFT.length() - 1);
        String own =
                switch (field) {
                    case "name" -> "'name':'Cup final',";
                    case "window" -> WINDOW + ",";
                    case "target" -> TARGET + ",";
                    case "parameters" -> "," + PARAMETERS;
                    default -> "";
                };
        return "{" + rest.replace(own, "") + ",'" + field + "':" + json + "}";
    }

    static String parameters(String json) {
        return with("parameters", json);
    }
}
