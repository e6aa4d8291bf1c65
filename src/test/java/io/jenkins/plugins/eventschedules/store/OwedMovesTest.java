package io.jenkins.plugins.eventschedules.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import io.jenkins.plugins.eventschedules.store.OwedMoves.Move;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwedMovesTest {

    private static final Move FIRST = new Move("shop", "teams/a \"b\"", "teams/c");
    private static final Move SECOND = new Move("shop", "teams/c", "d");
    private static final Move OTHER = new Move("bank", "teams/a", "teams/c");

    @TempDir
    Path folder;

    private OwedMoves owed() {
        return OwedMoves.beside(folder.resolve("events.db"));
    }

    @Test
    void theyOutliveTheProcessInTheirOrder() {
        owed().owe(List.of(FIRST, OTHER));
        owed().owe(List.of(SECOND));

        assertThat(owed().of("shop")).containsExactly(FIRST, SECOND);
        assertThat(owed().of("bank")).containsExactly(OTHER);
        assertThat(owed().of("else")).isEmpty();
    }

    @Test
    void whatIsDoneIsOwedNoMoreAndTheRestStays() {
        owed().owe(List.of(FIRST, OTHER, SECOND, FIRST));
        owed().done(FIRST);
        owed().done(new Move("else", "a", "b"));

        assertThat(owed().of("shop")).containsExactly(SECOND, FIRST);
        assertThat(owed().of("bank")).containsExactly(OTHER);
    }

    @Test
    void nothingOwedMakesNoFile() {
        owed().owe(List.of());
        owed().done(FIRST);

        assertThat(folder).isEmptyDirectory();
        assertThat(owed().of("shop")).isEmpty();
    }

    @Test
    void aFileThatSomebodySpoiltIsSaidWithItsName() throws Exception {
        Files.writeString(folder.resolve("owed-moves.json"), "[{");

        assertThatThrownBy(() -> owed().of("shop"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("owed-moves.json");
    }
}
