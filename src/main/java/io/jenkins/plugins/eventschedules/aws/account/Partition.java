package io.jenkins.plugins.eventschedules.aws.account;

import software.amazon.awssdk.regions.Region;

/** A part of AWS with accounts, names and a console of its own. */
public enum Partition {
    AWS("aws"),
    CHINA("aws-cn"),
    GOV("aws-us-gov");

    private final String id;

    Partition(String id) {
        this.id = id;
    }

    public static Partition of(Region region) {
        if (region.id().startsWith("cn-")) {
            return CHINA;
        }
        return region.id().startsWith("us-gov-") ? GOV : AWS;
    }

    /** Its place in an ARN. */
    public String id() {
        return id;
    }

    /** Where the console of a region is. */
    String console(Region region) {
        return switch (this) {
            case AWS -> region.id() + ".console.aws.amazon.com";
            case CHINA -> region.id() + ".console.amazonaws.cn";
            case GOV -> "console.amazonaws-us-gov.com";
        };
    }
}
