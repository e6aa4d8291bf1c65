/** What the phases on documents and on products have in common. */
package io.jenkins.plugins.eventschedules.aws.phase;
