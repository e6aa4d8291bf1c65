package io.jenkins.plugins.eventschedules.bench.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayTest {

    @Test
    void whatFitsDoesNotWait() {
        assertThat(Day.worstWait(24 * 50, Crowding.HOURS, 60, 100)).isZero();
    }

    @Test
    void whatDoesNotFitWaitsForThoseBeforeIt() {
        // Each hour 150 begin and 150 end: 100 at once, so the third hundred waits for two phases.
        assertThat(Day.worstWait(24 * 150, Crowding.HOURS, 60, 100)).isEqualTo(120);
    }

    @Test
    void theMostThatAnAccountCarriesIsWhatItsAutomationsCanDoWhenTheyNeverRest() {
        int most = Day.most(Crowding.EVEN, 300, 100);

        assertThat(most).isBetween(14_400, 14_500);
        assertThat(Day.automationsFor(most, Crowding.EVEN, 300)).isEqualTo(100);
    }
}
