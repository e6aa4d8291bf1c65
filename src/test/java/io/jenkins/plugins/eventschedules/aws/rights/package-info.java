/**
 * The rights that the tests' calls needed, for the tests of the policies in {@code infra-cdk}: its {@code RightsTest}
 * holds every line against the policies that are deployed, and every statement against the lines.
 */
package io.jenkins.plugins.eventschedules.aws.rights;
