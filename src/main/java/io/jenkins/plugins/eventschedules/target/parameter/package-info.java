/** What the parameters of documents and templates have in common. */
package io.jenkins.plugins.eventschedules.target.parameter;
