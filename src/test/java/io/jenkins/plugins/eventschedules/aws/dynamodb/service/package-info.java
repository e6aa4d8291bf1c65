/**
 * DynamoDB inside the tests, in the wire format of its API: conditional writes, transactions, indexes and paging, as
 * far as Event Schedules uses them. The vendor's own local edition is not open source, and the open ones know no
 * transactions.
 */
package io.jenkins.plugins.eventschedules.aws.dynamodb.service;
