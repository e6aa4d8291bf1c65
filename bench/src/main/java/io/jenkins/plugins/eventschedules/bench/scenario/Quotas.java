package io.jenkins.plugins.eventschedules.bench.scenario;

import io.jenkins.plugins.eventschedules.bench.quota.Crowding;
import io.jenkins.plugins.eventschedules.bench.quota.Day;
import io.jenkins.plugins.eventschedules.bench.report.Table;

/** How many events a day an AWS account carries within its quotas, without a start that waits for long. */
final class Quotas implements Measurement {

    private static final int[] PHASES = {60, 300, 900};
    private static final int USUAL = 100;
    private static final int ADAPTIVE = 500;
    private static final int MILLION = 1_000_000;

    @Override
    public void run(Course course) throws Exception {
        Table table = new Table(
                "a phase takes",
                "events begin",
                USUAL + " automations at once (default)",
                ADAPTIVE + " at once (adaptive concurrency)",
                "at once for a million events a day");
        for (int phase : PHASES) {
            for (Crowding crowding : Crowding.values()) {
                table.row(
                        phase + " s",
                        crowding.words(),
                        String.format("%,d a day", Day.most(crowding, phase, USUAL)),
                        String.format("%,d a day", Day.most(crowding, phase, ADAPTIVE)),
                        String.format("%,d", Day.automationsFor(MILLION, crowding, phase)));
            }
        }
        course.report("quotas", table.markdown());
    }
}
