/**
 * What a person typed becomes a plan here, or a list of everything that is wrong with it. Every entrance (page, API,
 * pipeline step, command line) passes through {@link Admission}, so that all of them refuse the same.
 */
package io.jenkins.plugins.eventschedules.lifecycle.admission;
