/** What events use, from Amazon CloudWatch. */
package io.jenkins.plugins.eventschedules.aws.insight;
