/** The way from Jenkins to AWS. Only this room of Jenkins' speaks the SDK, and it is there only with the SDK's plugins. */
package io.jenkins.plugins.eventschedules.jenkins.aws;
