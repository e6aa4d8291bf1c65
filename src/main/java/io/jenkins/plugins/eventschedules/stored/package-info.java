/** The form that events have in every store: their JSON, the words of their constants, and the places in a list. */
package io.jenkins.plugins.eventschedules.stored;
