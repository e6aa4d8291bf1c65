package io.jenkins.plugins.eventschedules.aws.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import io.jenkins.plugins.eventschedules.event.EventId;
import io.jenkins.plugins.eventschedules.event.TargetType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An event as the sample keeps it. Texts are as they stand there, and empty where there are none.
 *
 * @param id the sample's, a UUID
 * @param target the name of a document, or the id of a product
 * @param version of the document, or the id of a provisioning artifact
 * @param type absent where the sample would not know what to do with it either
 * @param stage absent where its status is a word that the sample does not have
 */
record SampleEvent(
        String id,
        String name,
        String notes,
        String start,
        String end,
        Optional<TargetType> type,
        String target,
        String version,
        List<Given> parameters,
        String status,
        Optional<Stage> stage,
        String created) {

    private static final String KIND = "Event";

    /** A ULID has 48 bits for the moment. */
    private static final long LATEST = 1L << 48;

    SampleEvent {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter as somebody filled it in.
     *
     * @param secret whether the sample was told that it is one; it keeps the value all the same
     */
    record Given(String name, String value, boolean secret) {

        /** Without the value: what was a secret must not come out by an accident. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Where the sample has got to with an event. */
    enum Stage {
        WAITING,
        RUNNING,
        OVER
    }

    /** @return empty when the row is no event */
    static Optional<SampleEvent> of(JsonNode item) {
        String id = PlainValue.text(item, "pk");
        if (id.isBlank() || !PlainValue.text(item, "sk").equals(KIND)) {
            return Optional.empty();
        }
        List<Given> parameters = new ArrayList<>();
        for (JsonNode each : PlainValue.maps(item, "provisioning_parameters")) {
            parameters.add(new Given(
                    PlainValue.text(each, "ParameterKey"),
                    PlainValue.text(each, "DefaultValue"),
                    PlainValue.isTrue(each, "IsNoEcho")));
        }
        String status = PlainValue.text(item, "event_status");
        return Optional.of(new SampleEvent(
                id,
                PlainValue.text(item, "name"),
                PlainValue.text(item, "additional_notes"),
                PlainValue.text(item, "event_starts_ts"),
                PlainValue.text(item, "event_ends_ts"),
                type(PlainValue.text(item, "orchestration_type")),
                PlainValue.text(item, "document_name"),
                PlainValue.text(item, "version_id"),
                parameters,
                status,
                stage(status),
                PlainValue.text(item, "created")));
    }

    private static Optional<TargetType> type(String word) {
        return switch (word) {
            case "SSM" -> Optional.of(TargetType.AUTOMATION);
            case "SC" -> Optional.of(TargetType.PRODUCT);
            default -> Optional.empty();
        };
    }

    private static Optional<Stage> stage(String word) {
        return switch (word) {
            case "registered", "scheduled" -> Optional.of(Stage.WAITING);
            case "deploy", "scaled", "destroy" -> Optional.of(Stage.RUNNING);
            case "ended", "failed" -> Optional.of(Stage.OVER);
            default -> Optional.empty();
        };
    }

    boolean startsAfter(Instant now) {
        return time(start).filter(at -> at.isAfter(now)).isPresent();
    }

    /** What cannot be read is not over. */
    boolean endsBefore(Instant now) {
        return time(end).filter(at -> at.isBefore(now)).isPresent();
    }

    boolean saysWhenItStarts() {
        return time(start).isPresent();
    }

    /**
     * The id that it has here. It follows from the sample's, so that the same event is never made twice, however late
     * somebody imports again; and from the environment, so that a trial in another one is in nobody's way.
     */
    EventId idIn(String environment) {
        long moment = time(created)
                .map(Instant::toEpochMilli)
                .filter(millis -> millis >= 0 && millis < LATEST)
                .orElse(0L);
        byte[] digest = sha256(environment + "\n" + id);
        return new EventId(new Ulid(moment, Arrays.copyOf(digest, Ulid.RANDOM_BYTES)).toString());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
