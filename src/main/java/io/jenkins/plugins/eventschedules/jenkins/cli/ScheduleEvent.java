package io.jenkins.plugins.eventschedules.jenkins.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.eventschedules.jenkins.house.Visitor;
import io.jenkins.plugins.eventschedules.lifecycle.Refusal;
import io.jenkins.plugins.eventschedules.lifecycle.RefusedException;
import io.jenkins.plugins.eventschedules.lifecycle.Schedules;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import io.jenkins.plugins.eventschedules.web.json.DraftReader;
import io.jenkins.plugins.eventschedules.web.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.kohsuke.args4j.Option;

/** Makes an event from what the HTTP API takes, so that one file serves both. */
@Extension
public final class ScheduleEvent extends EventsCommand {

    private static final int LARGEST = 1 << 20;

    @Option(
            name = "--folder",
            metaVar = "NAME",
            usage = "The full name of the folder that the event belongs to, whatever the JSON says.")
    private String folder;

    @Override
    public String getName() {
        return "event-schedules-schedule";
    }

    @Override
    public String getShortDescription() {
        return Messages.ScheduleEvent_shortDescription();
    }

    @Override
    void carryOut(Visitor visitor) throws AbortException {
        Schedules schedules = visitor.environment().schedules();
        DraftReader.Reading reading = DraftReader.read(body());
        Draft draft = folder == null ? reading.draft() : reading.draft().in(folder);
        requireSchedule(visitor, Objects.requireNonNullElse(draft.folder(), ""));
        if (!reading.problems().isEmpty()) {
            throw new RefusedException(
                    new Refusal.Invalid(reading.with(schedules.check(draft).problems())));
        }
        Schedules.Saved saved = schedules.schedule(draft, visitor.actor(), Optional.empty());
        saved.notices().forEach(notice -> stderr.println(notice.pointer() + ": " + notice.message()));
        tell(visitor, saved.event());
    }

    private JsonNode body() throws AbortException {
        try {
            byte[] bytes = stdin.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new AbortException(Messages.ScheduleEvent_tooLarge());
            }
            JsonNode json = Json.read(new String(bytes, StandardCharsets.UTF_8));
            if (json.isMissingNode()) {
                throw new AbortException(Messages.ScheduleEvent_noJson());
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new AbortException(Messages.ScheduleEvent_noJson());
        } catch (AbortException e) {
            throw e;
        } catch (IOException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
