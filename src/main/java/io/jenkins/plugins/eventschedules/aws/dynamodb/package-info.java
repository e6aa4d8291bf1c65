/**
 * The store of an environment that Step Functions drives: one DynamoDB table, written by this plugin and by the state
 * machine {@code event-lifecycle}. The form of its items is described in {@code infra-cdk/README.md}.
 *
 * <p>{@link io.jenkins.plugins.eventschedules.aws.dynamodb.DynamoDbEventStore} is the way in.
 */
package io.jenkins.plugins.eventschedules.aws.dynamodb;
