package io.jenkins.plugins.eventschedules.aws.product;

import io.jenkins.plugins.eventschedules.event.Event;

/** What an event's product is called in the account. An event provisions at most once in its life. */
public final class ProvisionedName {

    private ProvisionedName() {}

    public static String of(Event event) {
        return "event-" + event.id().value();
    }
}
