package io.jenkins.plugins.eventschedules.web.export;

import io.jenkins.plugins.eventschedules.event.Printable;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Check;
import io.jenkins.plugins.eventschedules.lifecycle.port.Audit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An audit as people read it in a terminal: the worst first, and a line with the sums. */
public final class AuditText {

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAILED, Verdict.UNKNOWN, Verdict.WARNING, Verdict.PASSED);

    private AuditText() {}

    public static List<String> of(List<Check> checks) {
        List<String> lines = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (Verdict verdict : WORST_FIRST) {
            List<Check> such =
                    checks.stream().filter(check -> check.verdict() == verdict).toList();
            such.forEach(check -> lines.addAll(lines(check)));
            sums.add(such.size() + " " + verdict.name().toLowerCase(Locale.ROOT));
        }
        lines.add(String.join(", ", sums) + ".");
        return lines;
    }

    private static List<String> lines(Check check) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-8s %s (%s)", check.verdict(), Printable.of(check.subject()), check.id()));
        lines.add("         " + Printable.of(check.evidence()));
        check.remedy().ifPresent(remedy -> lines.add("         > " + Printable.of(remedy)));
        return lines;
    }
}
