package io.jenkins.plugins.eventschedules.aws.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;

/**
 * What was changed, for the way back.
 *
 * @param version of this form
 * @param plan the id of the plan that was applied
 * @param changes in the order in which they were made
 */
public record UndoList(int version, String account, String region, String plan, List<Change> changes) {

    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public UndoList {
        changes = List.copyOf(changes);
    }

    static UndoList of(Plan plan) {
        return new UndoList(VERSION, plan.account(), plan.region(), plan.id(), List.of());
    }

    UndoList with(Change change) {
        List<Change> all = new ArrayList<>(changes);
        all.add(change);
        return new UndoList(version, account, region, plan, all);
    }

    UndoList without(Change change) {
        List<Change> all = new ArrayList<>(changes);
        all.remove(change);
        return new UndoList(version, account, region, plan, all);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    /** @throws IllegalArgumentException when this is no undo list */
    public static UndoList read(String json) {
        UndoList read;
        try {
            read = JSON.readValue(json, UndoList.class);
        } catch (JsonProcessingException | RuntimeException e) {
            // Whatever is missing in it or wrong, and whoever tripped over that.
            throw new IllegalArgumentException("This is no undo list.", e);
        }
        if (read.version != VERSION || read.account == null || read.region == null || read.plan == null) {
            throw new IllegalArgumentException("This is no undo list of version " + VERSION + ".");
        }
        return read;
    }
}
