/**
 * What the CDK app deploys, in the test AWS: the table, the two state machines in their interpreter, and what EventBridge
 * wakes them with. So the plugin meets all of AWS at one address, as it does in an account.
 */
package io.jenkins.plugins.eventschedules.aws.deployed;
