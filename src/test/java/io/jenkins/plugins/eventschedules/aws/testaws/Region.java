package io.jenkins.plugins.eventschedules.aws.testaws;

import io.jenkins.plugins.eventschedules.aws.testaws.call.AwsError;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Operations;
import io.jenkins.plugins.eventschedules.aws.testaws.catalog.ServiceCatalog;
import io.jenkins.plugins.eventschedules.aws.testaws.cloudwatch.CloudWatch;
import io.jenkins.plugins.eventschedules.aws.testaws.deployed.Deployed;
import io.jenkins.plugins.eventschedules.aws.testaws.scheduler.Scheduler;
import io.jenkins.plugins.eventschedules.aws.testaws.ssm.Ssm;
import io.jenkins.plugins.eventschedules.aws.testaws.tagging.Tagging;

/** The services of one account in one region. */
public record Region(
        Ssm ssm,
        ServiceCatalog serviceCatalog,
        Scheduler scheduler,
        Tagging tagging,
        CloudWatch cloudWatch,
        Deployed deployed) {

    /** @param service as it is signed for */
    Operations operations(String service) {
        return switch (service) {
            case "ssm" -> ssm.operations();
            case "servicecatalog" -> serviceCatalog.operations();
            case "scheduler" -> scheduler.operations();
            case "monitoring" -> cloudWatch.operations();
            case "tagging" -> tagging.operations();
            default -> deployed.operations(service).orElseThrow(() -> AwsError.notHere("the service " + service));
        };
    }
}
