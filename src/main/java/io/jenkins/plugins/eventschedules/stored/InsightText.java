package io.jenkins.plugins.eventschedules.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Figures;
import io.jenkins.plugins.eventschedules.lifecycle.metric.Insight;
import io.jenkins.plugins.eventschedules.lifecycle.port.StoreException;
import java.util.Map;
import java.util.function.Supplier;

/** What events used, in the texts that a store keeps of it. */
public final class InsightText {

    /** The figures of an event of which nothing was measured. */
    public static final String NO_FIGURES = "{\"figures\":{}}";

    private final EventJson json = new EventJson();
    private final String place;
    private final String remedy;

    /**
     * @param place where it is kept, for whoever reads that it cannot be understood: {@code the table}
     * @param remedy what to do then, a sentence or nothing
     */
    public InsightText(String place, String remedy) {
        this.place = place;
        this.remedy = remedy;
    }

    public String series(Insight insight) {
        return json.write(StoredInsight.of(insight));
    }

    /** As little of it as comparing needs. */
    public String figures(Insight insight) {
        return json.write(StoredInsight.Summary.of(insight));
    }

    /**
     * @param text may be still to be unpacked
     * @throws StoreException when it cannot be understood
     */
    public Insight series(EventId id, Supplier<String> text) {
        return understood(id, () -> json.insight(text.get()).insight());
    }

    /**
     * @return by the keys of the metrics
     * @throws StoreException when they cannot be understood
     */
    public Map<String, Figures> figures(EventId id, Supplier<String> text) {
        return understood(id, () -> json.summary(text.get()).byKey());
    }

    /** Takes JSON to what it says. */
    private interface Understanding<T> {
        T of() throws JsonProcessingException;
    }

    private <T> T understood(EventId id, Understanding<T> reading) {
        try {
            return reading.of();
        } catch (JsonProcessingException | RuntimeException e) {
            throw new StoreException(
                    "What the event " + id + " used cannot be understood in " + place + " (" + e.getMessage()
                            + "). Somebody else than this plugin wrote it" + remedy + ".",
                    e);
        }
    }
}
