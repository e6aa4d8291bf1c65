package io.jenkins.plugins.eventschedules.jenkins.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.eventschedules.jenkins.house.RecentTroubles.Told;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentTroublesTest {

    private final RecentTroubles troubles = new RecentTroubles();
    private final Logger log = Logger.getLogger(RecentTroubles.RECORDER + ".somewhere");

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(true);
        troubles.listen();
    }

    @AfterEach
    void close() {
        troubles.close();
    }

    @Test
    void warningsAreKeptInOneLineAndTheRestIsNot() {
        log.info("All is well");
        log.log(Level.WARNING, "Event {0}:\n\tit failed", new Object[] {"01J"});
        log.log(Level.SEVERE, "It cannot go on", new IllegalStateException("no disk"));
        assertThat(troubles.latest())
                .extracting(Told::level, Told::message)
                .containsExactly(
                        tuple(Level.WARNING, "Event 01J: it failed"),
                        tuple(Level.SEVERE, "It cannot go on (java.lang.IllegalStateException: no disk)"));
    }

    @Test
    void whatIsToldAgainAndAgainLeavesRoomForTheRest() {
        log.warning("First");
        for (int i = 0; i < 1000; i++) {
            log.warning("The same");
        }
        assertThat(troubles.latest()).extracting(Told::message).containsExactly("First", "The same");
        assertThat(troubles.latest().get(1).times()).isEqualTo(1000);
        for (int i = 0; i < 100; i++) {
            log.warning("Another " + i);
        }
        assertThat(troubles.latest()).hasSize(50);
        assertThat(troubles.latest().get(49).message()).isEqualTo("Another 99");
    }

    @Test
    void aLongStoryIsCut() {
        log.warning("long ".repeat(1000));
        assertThat(troubles.latest().get(0).message().length()).isLessThan(600);
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        troubles.close();
        log.warning("Late");
        assertThat(troubles.latest()).isEmpty();
    }
}
