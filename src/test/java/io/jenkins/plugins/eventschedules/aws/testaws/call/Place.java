package io.jenkins.plugins.eventschedules.aws.testaws.call;

/** An account in a region: where resources live. The region tells the partition. */
public record Place(String account, String region) {

    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The ARN of something that has no region, such as a role. */
    public String globalArn(String service, String resource) {
        return "arn:" + partition() + ":" + service + "::" + account + ":" + resource;
    }
}
