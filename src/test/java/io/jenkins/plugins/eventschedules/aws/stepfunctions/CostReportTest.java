package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import static io.jenkins.plugins.eventschedules.aws.stepfunctions.MachineWorld.END;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eventschedules.aws.states.Execution;
import io.jenkins.plugins.eventschedules.aws.testaws.course.Course;
import io.jenkins.plugins.eventschedules.event.Status;
import io.jenkins.plugins.eventschedules.event.TargetType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What an event costs, counted. The table that it prints is the one in docs/costs.md. */
class CostReportTest {

    private static final List<Long> SECONDS = List.of(60L, 300L, 600L, 800L);

    /** Dollars for a state transition of a Standard machine. */
    private static final double TRANSITION = 0.025 / 1_000;

    @Test
    void theCostsOfAnEventAreThoseInTheDocumentation() throws Exception {
        StringBuilder report = new StringBuilder();
        for (TargetType type : TargetType.values()) {
            for (long seconds : SECONDS) {
                report.append(row(type, seconds)).append('\n');
            }
        }
        System.out.print(report);

        assertThat(Files.readString(Path.of("docs", "costs.md"))).contains(report);
    }

    private static String row(TargetType type, long seconds) {
        try (MachineWorld world = new MachineWorld()) {
            Course course = Course.lasting(Duration.ofSeconds(seconds));
            world.bringingUp(course).takingDown(course).withoutRounds().scheduled(type);
            world.at(END.plus(Duration.ofHours(1)));
            return row(world, type, seconds);
        }
    }

    private static String row(MachineWorld world, TargetType type, long seconds) {
        assertThat(world.event().status()).isEqualTo(Status.ENDED);
        long callbacks = world.stepFunctions.executions().stream()
                .map(Execution::machine)
                .filter(machine -> machine == MachineWorld.CALLBACK)
                .count();
        long writes = world.table.calls().stream()
                .filter(action -> action.equals("UpdateItem"))
                .count();
        int transitions = world.execution().transitions();
        return String.format(
                Locale.ROOT,
                "| %s | %d s | %d | $%.6f | %d | %d |",
                type.name().toLowerCase(Locale.ROOT),
                seconds,
                transitions,
                transitions * TRANSITION,
                callbacks,
                writes);
    }
}
