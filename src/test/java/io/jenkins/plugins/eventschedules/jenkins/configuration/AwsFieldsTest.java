package io.jenkins.plugins.eventschedules.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsFieldsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/events";

    @ParameterizedTest
    @ValueSource(strings = {"https://aws.example.com", "http://127.0.0.1:4566", "https://proxy.example.com/aws"})
    void anEndpointIsAnAddressOfHttp(String text) {
        assertThat(AwsFields.endpoint(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://aws.example.com",
                "file:///etc/passwd",
                "aws.example.com",
                "https://",
                "https://user:secret@aws.example.com",
                "https://aws.example.com/?a=b",
                "https://aws.example.com/#a",
                "https://aws example.com"
            })
    void anythingElseIsNoEndpoint(String text) {
        assertThat(AwsFields.endpoint(text)).isPresent();
    }

    @Test
    void whatIsEmptyIsNotWrongButTheRegion() {
        assertThat(AwsFields.endpoint(null)).isEmpty();
        assertThat(AwsFields.role(null)).isEmpty();
        assertThat(AwsFields.externalId(null, null)).isEmpty();
        assertThat(AwsFields.grace(null)).isEmpty();
        assertThat(AwsFields.region(null)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-gov-east-1", "cn-northwest-1", "ap-southeast-5"})
    void everyPartitionHasItsRegions(String text) {
        assertThat(AwsFields.region(text)).isEmpty();
    }

    @Test
    void anExternalIdIsForARole() {
        assertThat(AwsFields.externalId("of-the-shop", ROLE)).isEmpty();
        assertThat(AwsFields.externalId("of-the-shop", null)).isPresent();
        assertThat(AwsFields.externalId("of the shop", ROLE)).isPresent();
        assertThat(AwsFields.externalId("x", ROLE)).isPresent();
    }

    @Test
    void aGraceIsLongEnoughForJenkinsAndShortEnoughForTheBill() {
        assertThat(AwsFields.grace("5 min")).isEmpty();
        assertThat(AwsFields.grace("7 d")).isEmpty();
        assertThat(AwsFields.grace("4 min")).isPresent();
        assertThat(AwsFields.grace("8 d")).isPresent();
        assertThat(AwsFields.grace("soon")).isPresent();
    }

    @Test
    void aTagHasTheLengthsThatAwsAllows() {
        assertThat(AwsFields.tagKey("k".repeat(128))).isEmpty();
        assertThat(AwsFields.tagKey("k".repeat(129))).isPresent();
        assertThat(AwsFields.tagValue("v".repeat(256))).isEmpty();
        assertThat(AwsFields.tagValue("v".repeat(257))).isPresent();
    }

    @Test
    void aTableHasTheNameThatAwsAllows() {
        assertThat(AwsFields.table("event-schedules")).isEmpty();
        assertThat(AwsFields.table("t_1.x")).isEmpty();
        assertThat(AwsFields.table("ab")).isPresent();
        assertThat(AwsFields.table("t".repeat(256))).isPresent();
        assertThat(AwsFields.table("arn:aws:dynamodb:eu-west-1:123456789012:table/x"))
                .isPresent();
        assertThat(AwsFields.table(null)).isPresent();
    }

    @Test
    void aStateMachineIsInTheRegionOfItsEnvironment() {
        String machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:event-schedules-lifecycle";
        assertThat(AwsFields.stateMachine(machine, "eu-west-1")).isEmpty();
        assertThat(AwsFields.stateMachine(machine, "eu-central-1"))
                .get()
                .asString()
                .contains("eu-west-1");
        assertThat(AwsFields.stateMachine(machine, null))
                .as("the field of the region tells that it is empty")
                .isEmpty();
        assertThat(AwsFields.stateMachine(machine + ":1", "eu-west-1")).isPresent();
        assertThat(AwsFields.stateMachine("event-schedules-lifecycle", "eu-west-1"))
                .isPresent();
        assertThat(AwsFields.stateMachine(null, "eu-west-1")).isPresent();
    }
}
