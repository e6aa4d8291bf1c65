package io.jenkins.plugins.eventschedules.aws.stepfunctions;

import java.time.Duration;

/** How a run at AWS will go. */
record Course(Duration takes, String ending, String message) {

    static Course success(Duration takes) {
        return new Course(takes, "Success", "");
    }

    static Course ending(String status, Duration takes) {
        return new Course(takes, status, "It ended as " + status);
    }

    static Course never() {
        return new Course(Duration.ofDays(3000), "Success", "");
    }
}
