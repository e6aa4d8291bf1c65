/** The targets of an account: found by a tag, read in the background, answered from memory. */
package io.jenkins.plugins.eventschedules.aws.catalog;
