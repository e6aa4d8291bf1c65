package io.jenkins.plugins.eventschedules.aws.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.eventschedules.aws.testaws.TestAws;
import io.jenkins.plugins.eventschedules.aws.testaws.call.Principal;
import io.jenkins.plugins.eventschedules.event.ParameterValue;
import io.jenkins.plugins.eventschedules.event.Target;
import io.jenkins.plugins.eventschedules.event.TargetType;
import io.jenkins.plugins.eventschedules.lifecycle.admission.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document and the product that the events run, and the role with which documents work. */
public final class Targets {

    public static final String DOCUMENT = "minimal";
    public static final String PRODUCT = "cache";
    public static final String AUTOMATION_ROLE = TestAws.HOME.globalArn("iam", "role/event-schedules-automation");

    private static final String TEXT =
            """
            schemaVersion: '0.3'
            description: Brings a service up in some zones
            assumeRole: '{{ AutomationAssumeRole }}'
            parameters:
              AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn'}
              internalAction: {type: String, allowedValues: [preroll, postroll]}
              Service: {type: String}
              Zones: {type: StringList}
            mainSteps:
              - name: choose
                action: aws:branch
                inputs:
                  Choices:
                    - {NextStep: bringUp, Variable: '{{ internalAction }}', StringEquals: preroll}
                    - {NextStep: takeDown, Variable: '{{ internalAction }}', StringEquals: postroll}
                isEnd: true
              - name: bringUp
                action: aws:executeAwsApi
                inputs: {Service: sts, Api: GetCallerIdentity}
                outputs:
                  - {Name: Url, Selector: $.Url, Type: String}
                  - {Name: Nodes, Selector: $.Nodes, Type: StringList}
                isEnd: true
              - name: takeDown
                action: aws:executeAwsApi
                inputs: {Service: sts, Api: GetCallerIdentity}
                outputs: [{Name: Role, Selector: $.Arn, Type: String}]
                isEnd: true
            outputs: [bringUp.Url, bringUp.Nodes, takeDown.Role]
            """;

    private static final String TEMPLATE =
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: A cache in some zones
            Parameters:
              Service: {Type: String}
              Zones: {Type: CommaDelimitedList}
            Resources:
              Topic: {Type: 'AWS::SNS::Topic'}
            Outputs:
              Endpoint: {Value: !Sub 'https://${Service}.example.com'}
            """;

    private Targets() {}

    /** Puts them into an account. */
    public static void offer(TestAws aws) {
        aws.iam().roleAt(AUTOMATION_ROLE).trusts("ssm.amazonaws.com");
        aws.ssm().document(DOCUMENT).containing(TEXT).tagged("application", "event-scheduling-platform");
        aws.serviceCatalog().product(PRODUCT).containing(TEMPLATE).tagged("application", "event-scheduling-platform");
    }

    /** An event that runs one of them. @param lead may be null */
    public static Draft draft(TestAws aws, TargetType type, Instant start, Instant end, String lead) {
        return new Draft(
                "Cup final",
                null,
                start.toString(),
                end.toString(),
                null,
                lead,
                null,
                null,
                null,
                type.name().toLowerCase(Locale.ROOT),
                of(aws, type).name(),
                null,
                parameters(),
                null);
    }

    public static Target of(TestAws aws, TargetType type) {
        return switch (type) {
            case AUTOMATION -> new Target(type, DOCUMENT, "1");
            case PRODUCT ->
                new Target(type, PRODUCT, aws.serviceCatalog().product(PRODUCT).idOf("v1"));
        };
    }

    /** What somebody may do at the console. */
    public static void terminateByHand(TestAws aws, String provisionedProduct) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("ProvisionedProductName", provisionedProduct)
                .put("TerminateToken", "by-hand");
        Principal somebody = Principal.user(TestAws.HOME.globalArn("iam", "user/tester"));
        aws.call(somebody, TestAws.HOME, "servicecatalog", "TerminateProvisionedProduct", request);
    }

    public static Map<String, ParameterValue> parameters() {
        return Map.of("Service", ParameterValue.of("web"), "Zones", ParameterValue.of(List.of("a", "b")));
    }
}
