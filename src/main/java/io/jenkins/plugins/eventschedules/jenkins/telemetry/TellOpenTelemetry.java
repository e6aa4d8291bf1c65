package io.jenkins.plugins.eventschedules.jenkins.telemetry;

import hudson.Extension;
import io.jenkins.plugins.eventschedules.event.Event;
import io.jenkins.plugins.eventschedules.event.HistoryEntry;
import io.jenkins.plugins.eventschedules.jenkins.house.Version;
import io.jenkins.plugins.eventschedules.observe.TallyEvents;
import io.jenkins.plugins.eventschedules.observe.Telemetry;
import io.jenkins.plugins.eventschedules.observe.Witness;
import io.jenkins.plugins.opentelemetry.api.ReconfigurableOpenTelemetry;
import io.opentelemetry.api.GlobalOpenTelemetry;

/**
 * Has OpenTelemetry told what happens to events. Without the OpenTelemetry API plugin Jenkins leaves this out.
 *
 * @see <a href="https://plugins.jenkins.io/opentelemetry-api/">OpenTelemetry API plugin</a>
 */
@Extension(optional = true)
public final class TellOpenTelemetry implements Witness {

    private final Witness telling;

    public TellOpenTelemetry() {
        // It makes itself the global one when it is first asked for. Whoever asked for the global one before that would
        // make it one that does nothing, for good.
        ReconfigurableOpenTelemetry.get();
        // That of an agent where one is attached to this process. Otherwise that of the plugin, which sends what it is
        // told to wherever it is configured to at that moment.
        telling = new TallyEvents(new Telemetry(GlobalOpenTelemetry.get(), Version.current()));
    }

    @Override
    public void happened(Event after, HistoryEntry entry) {
        telling.happened(after, entry);
    }

    @Override
    public void deleted(String environment, HistoryEntry entry) {
        telling.deleted(environment, entry);
    }
}
