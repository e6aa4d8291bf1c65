/** Product templates of CloudFormation: reading, and the order in which their resources come and go. */
package io.jenkins.plugins.eventschedules.sandbox.template;
