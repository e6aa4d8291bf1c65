package io.jenkins.plugins.eventschedules.jenkins.house;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.OwedMoves;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has events go along with the folder that they are in when that gets another name. */
final class MoveFolders {

    private static final Logger LOG = Logger.getLogger(MoveFolders.class.getName());

    private final House house;

    MoveFolders(House house) {
        this.house = house;
    }

    /**
     * Moves the events of a folder and of all below it, in every environment that there is or was. Each environment is on
     * its own: one that cannot be reached must not keep the others from it, and is owed the move until it can be.
     */
    void relocate(String folder, String to) {
        house.awaitOpening();
        // Before it is tried, so that no crash makes it forgotten.
        written(folder, to, () -> house.owedMoves()
                .owe(house.farRooms()
                        .map(room -> new OwedMoves.Move(room.name(), folder, to))
                        .toList()));
        written(folder, to, () -> house.relocateHere(folder, to));
        catchUp();
    }

    private static void written(String folder, String to, Runnable write) {
        try {
            write.run();
        } catch (StoreException e) {
            LOG.log(
                    Level.SEVERE,
                    e,
                    () -> "The events of the folder " + folder + " could not be moved to " + to
                            + ". Until it is renamed back and again, only administrators see them.");
        }
    }

    /** Not while holding the house: it may take a while, and others want to look. */
    synchronized void catchUp() {
        house.farRooms().forEach(this::catchUp);
    }

    /** In the order in which it happened: where one move is owed, the next one has to wait for it. */
    private void catchUp(Room room) {
        try {
            for (OwedMoves.Move move : house.owedMoves().of(room.name())) {
                room.environment().store().relocate(move.from(), move.to());
                house.owedMoves().done(move);
                LOG.info(() -> "The events of the folder " + move.from() + " in the environment " + room.name()
                        + " were moved to " + move.to());
            }
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "The events of a renamed folder in the environment {0} have not followed it yet, so that only"
                            + " administrators see them; it is tried again every minute. {1}",
                    new Object[] {room.name(), e.getMessage()});
        }
    }
}
