/** The shapes of the API: what is read from JSON and what is shown as JSON, in the words of the contract. */
package io.jenkins.plugins.eventschedules.web.json;
