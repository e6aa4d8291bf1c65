/** Who may do what, and where. */
package io.jenkins.plugins.eventschedules.jenkins.permission;
