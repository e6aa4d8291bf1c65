package io.jenkins.plugins.eventschedules.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;

/** Writes and reads the JSON columns. Fields that a later version added are passed over. */
public final class EventJson {

    private final ObjectWriter writer;
    private final ObjectReader plans;
    private final ObjectReader progresses;
    private final ObjectReader insights;
    private final ObjectReader summaries;

    public EventJson() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule().addDeserializer(Instant.class, new StoredInstant()))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .build();
        writer = mapper.writer();
        plans = mapper.readerFor(StoredPlan.class);
        progresses = mapper.readerFor(StoredProgress.class);
        insights = mapper.readerFor(StoredInsight.class);
        summaries = mapper.readerFor(StoredInsight.Summary.class);
    }

    public String write(Record stored) {
        try {
            return writer.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and times can always be written", e);
        }
    }

    public StoredPlan plan(String json) throws JsonProcessingException {
        return plans.readValue(json);
    }

    public StoredInsight insight(String json) throws JsonProcessingException {
        return insights.readValue(json);
    }

    public StoredInsight.Summary summary(String json) throws JsonProcessingException {
        return summaries.readValue(json);
    }

    public StoredProgress progress(String json) throws JsonProcessingException {
        return progresses.readValue(json);
    }
}
