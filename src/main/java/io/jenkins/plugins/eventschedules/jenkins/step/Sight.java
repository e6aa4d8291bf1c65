package io.jenkins.plugins.eventschedules.jenkins.step;

import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.jenkins.house.House;
import io.jenkins.plugins.eventschedules.jenkins.house.Room;
import java.util.Optional;

/**
 * What can be seen of an event now.
 *
 * @param open whether its environment runs: one that does not may come back, an event that is not there will not
 */
record Sight(boolean open, Optional<Event> event) {

    static Sight of(String environment, String id) {
        Optional<Room> room = House.get().room(environment);
        return new Sight(
                room.isPresent(),
                room.flatMap(there -> there.environment().store().find(new EventId(id))));
    }

    /** Whether a look at the events of this environment goes far. */
    static boolean isFar(String environment) {
        return environment != null
                && House.get()
                        .room(environment)
                        .filter(room -> room.running().far())
                        .isPresent();
    }
}
