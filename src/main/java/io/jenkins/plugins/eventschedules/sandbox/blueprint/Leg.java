package io.jenkins.plugins.eventschedules.sandbox.blueprint;

/**
 * One step of a course.
 *
 * @param action the provider's kind of step: {@code aws:executeAwsApi}, {@code AWS::DynamoDB::Table}
 * @param weight how much of the whole time it takes, beside the others
 */
public record Leg(String name, String action, int weight) {

    public Leg {
        if (weight < 1) {
            throw new IllegalArgumentException("every step takes some time");
        }
    }
}
