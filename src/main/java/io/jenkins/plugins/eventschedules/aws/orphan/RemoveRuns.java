package io.jenkins.plugins.eventschedules.aws.orphan;

import io.jenkins.plugins.eventschedules.aws.account.Console;
import io.jenkins.plugins.eventschedules.aws.account.Mishap.Kind;
import io.jenkins.plugins.eventschedules.aws.account.MishapException;
import io.jenkins.plugins.eventschedules.event.Phase;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphan;
import io.jenkins.plugins.eventschedules.lifecycle.port.Orphans.Removal;
import io.jenkins.plugins.eventschedules.target.document.AutomationDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Stops runs, and has documents take down what they brought up.
 *
 * @param role with which documents work; absent means that each brings its own
 */
record RemoveRuns(RunBook book, Console console, Optional<String> role) {

    private static final String OURS = "event-schedules:";

    Removal stop(Run run, Orphan orphan) throws MishapException {
        try {
            book.stop(run.id(), run.mark().event());
        } catch (MishapException e) {
            // An execution that has just ended refuses to be stopped.
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
        }
        return new Removal.Begun(
                "AWS is stopping the run of " + run.document()
                        + ". Look again when that is over: what it brought up by then may be left.",
                orphan.console());
    }

    Removal already(Run postroll) {
        return new Removal.Begun(
                postroll.document() + " is taking them down already.", Optional.of(console.automation(postroll.id())));
    }

    /**
     * With the values that the preroll had. Systems Manager takes a UUID, which follows from the latest run: asked for
     * twice it is one postroll, and after one that failed it is another.
     */
    Removal takeDown(Run preroll, Run last) throws MishapException {
        Map<String, List<String>> parameters =
                new TreeMap<>(book.run(preroll.id()).parameters());
        parameters.values().removeIf(List::isEmpty);
        role.ifPresent(arn -> parameters.put(AutomationDocument.ROLE, List.of(arn)));
        parameters.put(AutomationDocument.ACTION, List.of(Phase.POSTROLL.word()));
        Map<String, String> tags = new TreeMap<>(book.tags(preroll.id()));
        tags.keySet().removeIf(key -> !key.startsWith(OURS));
        String id = book.start(preroll, parameters, token(last), tags);
        return new Removal.Begun(
                preroll.document() + " is taking down what it brought up.", Optional.of(console.automation(id)));
    }

    private static String token(Run last) {
        return UUID.nameUUIDFromBytes(("left-" + last.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
