package io.jenkins.plugins.eventschedules.jenkins.step;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What a script can say about an event, new or not. Whatever was not given is null. */
public abstract class EventStep extends Step {

    private Object start;
    private Object end;
    private Object duration;
    private Object lead;
    private String zone;
    private String notes;
    private Object audience;
    private String criticality;
    private String performanceTarget;
    private String version;
    private Map<String, Object> parameters;

    public abstract String getName();

    public final Object getStart() {
        return start;
    }

    @DataBoundSetter
    public final void setStart(Object start) {
        this.start = given(start);
    }

    public final Object getEnd() {
        return end;
    }

    @DataBoundSetter
    public final void setEnd(Object end) {
        this.end = given(end);
    }

    public final Object getDuration() {
        return duration;
    }

    @DataBoundSetter
    public final void setDuration(Object duration) {
        this.duration = given(duration);
    }

    public final Object getLead() {
        return lead;
    }

    @DataBoundSetter
    public final void setLead(Object lead) {
        this.lead = given(lead);
    }

    public final String getZone() {
        return zone;
    }

    @DataBoundSetter
    public final void setZone(String zone) {
        this.zone = given(zone);
    }

    public final String getNotes() {
        return notes;
    }

    /** Empty notes are notes too: they replace those that there were. */
    @DataBoundSetter
    public final void setNotes(String notes) {
        this.notes = notes;
    }

    public final Object getAudience() {
        return audience;
    }

    @DataBoundSetter
    public final void setAudience(Object audience) {
        this.audience = given(audience);
    }

    public final String getCriticality() {
        return criticality;
    }

    @DataBoundSetter
    public final void setCriticality(String criticality) {
        this.criticality = given(criticality);
    }

    public final String getPerformanceTarget() {
        return performanceTarget;
    }

    @DataBoundSetter
    public final void setPerformanceTarget(String performanceTarget) {
        this.performanceTarget = performanceTarget;
    }

    public final String getVersion() {
        return version;
    }

    @DataBoundSetter
    public final void setVersion(String version) {
        this.version = given(version);
    }

    public final Map<String, Object> getParameters() {
        return parameters;
    }

    /** The value of a secret parameter is the id of a credential, never the secret. */
    @DataBoundSetter
    public final void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters == null || parameters.isEmpty() ? null : new LinkedHashMap<>(parameters);
    }

    static <T> T given(T value) {
        return value == null || value.toString().isBlank() ? null : value;
    }
}
