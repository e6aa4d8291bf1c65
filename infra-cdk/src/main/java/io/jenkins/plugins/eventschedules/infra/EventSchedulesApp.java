package io.jenkins.plugins.eventschedules.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The app that {@code cdk deploy} runs. */
public final class EventSchedulesApp {

    private EventSchedulesApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        String account = System.getenv("CDK_DEFAULT_ACCOUNT");
        String region = System.getenv("CDK_DEFAULT_REGION");
        build(app, account, region);
        app.synth();
    }

    /** @param account where the machines live; null when it is only known at the deployment */
    static void build(App app, String account, String region) {
        Settings settings = Settings.of(app.getNode());
        new EventSchedulesStack(app, settings.name(), props(account, region), settings);
        settings.targetAccount().ifPresent(target -> {
            if (account == null || region == null) {
                throw new IllegalArgumentException("With another account for the targets, the own account and region"
                        + " must be known: sign in, so that CDK_DEFAULT_ACCOUNT and CDK_DEFAULT_REGION are set.");
            }
            String bus = "arn:aws:events:" + region + ":" + account + ":event-bus/" + settings.name();
            new TargetStack(app, settings.name() + "-target", props(target, region), settings, account, bus);
        });
        Tags.of(app).add("event-schedules:deployment", settings.name());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    }

    private static StackProps props(String account, String region) {
        return StackProps.builder()
                .env(Environment.builder().account(account).region(region).build())
                .description("Event Schedules")
                .build();
    }
}
