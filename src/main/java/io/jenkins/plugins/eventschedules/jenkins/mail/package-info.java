/** E-mail by the Mailer plugin, where Jenkins has it. */
package io.jenkins.plugins.eventschedules.jenkins.mail;
