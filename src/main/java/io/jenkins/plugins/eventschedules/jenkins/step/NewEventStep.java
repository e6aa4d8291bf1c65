package io.jenkins.plugins.eventschedules.jenkins.step;

import org.kohsuke.stapler.DataBoundSetter;

/** What a script can say about an event that is to be made. */
public abstract class NewEventStep extends EventStep {

    private final String name;
    private String automation;
    private String product;
    private String environment;

    NewEventStep(String name) {
        this.name = name;
    }

    @Override
    public final String getName() {
        return name;
    }

    public final String getAutomation() {
        return automation;
    }

    @DataBoundSetter
    public final void setAutomation(String automation) {
        this.automation = given(automation);
    }

    public final String getProduct() {
        return product;
    }

    @DataBoundSetter
    public final void setProduct(String product) {
        this.product = given(product);
    }

    public final String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public final void setEnvironment(String environment) {
        this.environment = given(environment);
    }
}
